package org.mmoestreams.workbench.example;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Finds the corner of a panel in which a legend hides the fewest points. */
final class LegendCorner {

    private static final double WIDTH = 0.6;
    private static final double LINE_HEIGHT = 0.08;
    private static final double MOST_HEIGHT = 0.6;
    /** Of two that hide as many, the first. */
    private static final List<LegendPosition> CORNERS =
            List.of(LegendPosition.InsideNE, LegendPosition.InsideNW, LegendPosition.InsideSE, LegendPosition.InsideSW);

    private final Panel panel;
    private final List<Point> points;

    private LegendCorner(Panel panel) {
        this.panel = panel;
        points = panel.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .toList();
    }

    /** The corner for a legend of all curves. */
    static LegendPosition of(Panel panel) {
        LegendCorner corners = new LegendCorner(panel);
        LegendPosition best = CORNERS.get(0);
        for (LegendPosition corner : CORNERS) {
            if (corners.hidden(corner) < corners.hidden(best)) {
                best = corner;
            }
        }
        return best;
    }

    private long hidden(LegendPosition corner) {
        boolean right = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideSE;
        boolean top = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideNW;
        DoubleUnaryOperator x = share(Point::x, Point::x, panel.x());
        DoubleUnaryOperator y = share(Point::low, Point::high, panel.y());
        double height = Math.min(MOST_HEIGHT, LINE_HEIGHT * (panel.curves().size() + 1));
        return points.stream()
                .filter(point -> {
                    double along = x.applyAsDouble(point.x());
                    return right ? along > 1 - WIDTH : along < WIDTH;
                })
                .filter(point ->
                        top ? y.applyAsDouble(point.high()) > 1 - height : y.applyAsDouble(point.low()) < height)
                .count();
    }

    /** How far a value is from the least of all points to the largest, 0 to 1. */
    private DoubleUnaryOperator share(ToDoubleFunction<Point> low, ToDoubleFunction<Point> high, Axis axis) {
        DoubleUnaryOperator scale = axis.logarithmic() ? Math::log : value -> value;
        double least =
                scale.applyAsDouble(points.stream().mapToDouble(low).min().orElseThrow());
        double most =
                scale.applyAsDouble(points.stream().mapToDouble(high).max().orElseThrow());
        return value -> most > least ? (scale.applyAsDouble(value) - least) / (most - least) : 0;
    }
}
