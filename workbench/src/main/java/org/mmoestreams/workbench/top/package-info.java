/** A live view of a learner, from the topics that it writes and the offsets that it commits. */
package org.mmoestreams.workbench.top;
