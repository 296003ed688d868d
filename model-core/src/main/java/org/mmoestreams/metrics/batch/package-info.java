/** Measures of a batch of scored rows, all rows at hand at once. */
package org.mmoestreams.metrics.batch;
