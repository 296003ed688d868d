package org.mmoestreams.workbench.labels;

/**
 * How long one label keeps its reader waiting.
 *
 * @param amount rows or milliseconds
 * @param inRows whether it is so many rows, and not milliseconds of event time
 */
record Wait(long amount, boolean inRows) {

    /** Three hundred years in milliseconds: no label is waited for longer. */
    private static final double MOST = 1e13;

    /** The nearest wait of an amount, at least none at all. */
    static Wait of(double amount, boolean inRows) {
        return new Wait(Math.round(Math.max(0, Math.min(MOST, amount))), inRows);
    }
}
