package org.mmoestreams.workbench.shaping;

import org.mmoestreams.workbench.data.SplitMix64;

/**
 * Which events a drift changes: none before a row, and all after it, or a share that rises evenly from none to all.
 *
 * @param at the index of the first row that is changed, or may be
 * @param width over how many rows the share rises; 0: at once
 */
record DriftSchedule(long at, long width) {

    boolean isDue(long row, SplitMix64 random) {
        return row >= at && (row >= at + width || random.unit() * width < row - at);
    }
}
