package org.mmoestreams.workbench.batch;

/**
 * How many labelled rows a training has.
 *
 * @param train rows that are learnt
 * @param validation rows that say which model is best
 * @param test rows that are scored beside
 */
public record RowCounts(int train, int validation, int test) {}
