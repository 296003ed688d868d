package org.mmoestreams.nn;

/**
 * A range of a batch's rows.
 *
 * @param from the first row
 * @param to the row after the last
 */
public record Rows(int from, int to) {}
