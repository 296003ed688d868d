package org.mmoestreams.experts;

/**
 * Two experts and how much alike they are.
 *
 * @param first the number of one
 * @param second that of the other, greater than the first
 * @param cosine of the angle between their outputs over rows and units: 1 for equal ones
 */
public record ExpertPair(int first, int second, double cosine) {}
