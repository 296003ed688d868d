package org.mmoestreams.model;

/**
 * One value of a field in a row.
 *
 * @param field the embedded field
 * @param tableRow the value's embedding row
 * @param factor what its embedding and its wide weights are multiplied by
 */
record OracleItem(int field, int tableRow, double factor) {}
