package org.mmoestreams.features;

/**
 * The rows of the embedding table that a field has.
 *
 * @param field the field, or a cross's name
 * @param first the first of them
 * @param used how many of them, from the first on, a value can have as things stand; those behind are of no value yet
 */
public record FieldRows(String field, int first, int used) {}
