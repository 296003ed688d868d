package org.mmoestreams.workbench.example;

/**
 * An axis of a panel.
 *
 * @param label what is on it, with its unit
 * @param logarithmic whether equal lengths are equal factors; all values are above 0 then
 */
public record Axis(String label, boolean logarithmic) {

    /** One whose equal lengths are equal differences. */
    public static Axis linear(String label) {
        return new Axis(label, false);
    }

    /** One whose equal lengths are equal factors. */
    public static Axis logarithmic(String label) {
        return new Axis(label, true);
    }
}
