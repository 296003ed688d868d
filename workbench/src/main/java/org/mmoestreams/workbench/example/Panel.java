package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/**
 * One system of axes.
 *
 * @param title above it
 * @param x the axis to the right
 * @param y the axis upwards
 * @param curves at least one, of different names
 * @param marks may be none
 */
public record Panel(String title, Axis x, Axis y, List<Curve> curves, List<Mark> marks) {

    /** Keeps copies. */
    public Panel {
        check(!curves.isEmpty(), title + "'s curves", 0, "one or more");
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
    }

    /** One without marks. */
    public static Panel of(String title, Axis x, Axis y, List<Curve> curves) {
        return new Panel(title, x, y, curves, List.of());
    }
}
