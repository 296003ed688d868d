package org.mmoestreams.drift;

/**
 * An alarm, with what the detector compared. The statistic is the mean of the values, except for {@link Eddm}, whose
 * statistic is the mean distance from one error to the next.
 *
 * @param at how many values had come, the one of the alarm among them, since the detector was first begun
 * @param before the statistic of the values before the change, as far as the detector saw where it was
 * @param after the statistic of the values from there to the alarm
 */
public record Change(long at, double before, double after) {

    /** Whether the statistic is higher than before. */
    public boolean rose() {
        return after > before;
    }
}
