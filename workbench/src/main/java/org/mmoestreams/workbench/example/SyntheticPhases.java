package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/**
 * How the correlation of two tasks goes with the rows of a stream: phases of equal length, one after another, each with
 * a correlation, to which it moves from that of the phase before.
 *
 * @param correlations of the phases, each from -1 to 1; at least two
 * @param windows of each phase, 10 to 100,000
 * @param rampWindows in how many windows, from the beginning of a phase on, the correlation moves to the phase's by
 *     equal steps; 0: at once; at most {@code windows}
 * @param windowRows rows of a window, 1 to 65,536
 */
public record SyntheticPhases(List<Double> correlations, int windows, int rampWindows, int windowRows) {

    private static final int LEAST_WINDOWS = 10;
    private static final int MOST_WINDOWS = 100_000;
    private static final int MOST_ROWS = 65_536;

    /** Checks the ranges, and keeps a copy. */
    public SyntheticPhases {
        check(correlations.size() > 1, "correlations", correlations, "two or more, one for each phase");
        correlations.forEach(SyntheticTasks::checkCorrelation);
        between("windows", windows, LEAST_WINDOWS, MOST_WINDOWS);
        between("ramp", rampWindows, 0, windows);
        between("window-rows", windowRows, 1, MOST_ROWS);
        correlations = List.copyOf(correlations);
    }

    /** Windows of all phases. */
    int allWindows() {
        return Math.multiplyExact(correlations.size(), windows);
    }

    /** How many rows came before a window. */
    long rowsBefore(int window) {
        return (long) window * windowRows;
    }

    /**
     * The correlation of a window's rows.
     *
     * @param window counted from 0 over all phases
     */
    double correlation(int window) {
        int phase = window / windows;
        double own = correlations.get(phase);
        int done = window % windows + 1;
        if (phase == 0 || done >= rampWindows) {
            return own;
        }
        double before = correlations.get(phase - 1);
        return before + (own - before) * done / rampWindows;
    }
}
