/** Exact and mergeable streaming metrics of binary scores. */
package org.mmoestreams.metrics;
