package org.mmoestreams.features;

/**
 * How many values of a field have embeddings of their own.
 *
 * @param field the field, or a cross's name
 * @param capacity how many values at most
 */
public record Capacity(String field, int capacity) {}
