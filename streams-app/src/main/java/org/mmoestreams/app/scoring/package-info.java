/** Scores of events by the models as they were committed last, for whoever asks beside the stream. */
package org.mmoestreams.app.scoring;
