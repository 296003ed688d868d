package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/**
 * A line with, where its points have spread, a band around it.
 *
 * @param name in the legend; curves of one name have one colour in all panels of a plot
 * @param points in the order in which the line goes, at least one
 */
public record Curve(String name, List<Point> points) {

    /** Keeps a copy. */
    public Curve {
        check(!points.isEmpty(), name + "'s points", 0, "one or more");
        points = List.copyOf(points);
    }
}
