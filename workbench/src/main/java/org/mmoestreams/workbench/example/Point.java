package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

/**
 * A point of a curve, with its spread.
 *
 * @param x finite
 * @param y finite
 * @param low where the spread begins, at most {@code y}
 * @param high where it ends, at least {@code y}
 */
public record Point(double x, double y, double low, double high) {

    /** Checks that it can be drawn. */
    public Point {
        check(Double.isFinite(x) && Double.isFinite(y), "point", "(" + x + ", " + y + ")", "finite numbers");
        check(
                Double.isFinite(low) && Double.isFinite(high) && low <= y && y <= high,
                "spread of a point",
                low + " to " + high,
                "around its y: " + y);
    }

    /** A point without spread. */
    public static Point of(double x, double y) {
        return new Point(x, y, y, y);
    }

    boolean hasSpread() {
        return low < high;
    }
}
