package org.mmoestreams.nn;

/**
 * A range of a batch's slots.
 *
 * @param from the first slot
 * @param to the slot after the last
 */
public record Slots(int from, int to) {}
