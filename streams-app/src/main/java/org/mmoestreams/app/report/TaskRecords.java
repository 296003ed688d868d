package org.mmoestreams.app.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * What the metrics topic says of a task. Where a learner began anew, as after a reset, only what came from then on is
 * kept.
 */
final class TaskRecords {

    private final String name;
    private final Map<MetricsScope, PointSeries> series = new EnumMap<>(MetricsScope.class);
    private final Map<MetricsScope, List<CalibrationPoint>> curves = new EnumMap<>(MetricsScope.class);
    private final NewestSlices slices = new NewestSlices();
    private TaskMetrics newest;
    private int formerRuns;
    private long formerEnd = Long.MIN_VALUE;
    private long written = Long.MIN_VALUE;

    /** @param mostPoints how many points of a scope are kept, at least 3 */
    TaskRecords(String name, int mostPoints) {
        this.name = name;
        series.put(MetricsScope.SLIDING, new PointSeries(Figures.SLIDING, mostPoints));
        series.put(MetricsScope.TOTAL, new PointSeries(Figures.TOTAL, mostPoints));
    }

    /** @param written when the record was written, in milliseconds since 1970 */
    void add(TaskMetrics metrics, long written) {
        PointSeries own = series.get(metrics.getScope());
        if (own != null) {
            if (own.isBegunAnewBy(metrics)) {
                beginAnew();
            }
            own.add(metrics);
            curves.put(
                    metrics.getScope(),
                    metrics.getCalibrationBins().stream()
                            .map(CalibrationPoint::of)
                            .toList());
            newest = metrics;
            this.written = written;
        } else if (metrics.getScope() == MetricsScope.SLICE) {
            slices.add(metrics);
        }
    }

    String name() {
        return name;
    }

    /** Whether it has classes, so that there is an area under its curve. */
    boolean isBinary() {
        return newest != null
                && (newest.getPositives() > 0 || newest.getNegatives() > 0 || newest.getLogLoss() != null);
    }

    PointSeries sliding() {
        return series.get(MetricsScope.SLIDING);
    }

    PointSeries total() {
        return series.get(MetricsScope.TOTAL);
    }

    /** By how many rows had come, to find the row of a time by: of all rows, where there are such records. */
    List<Point> rows() {
        List<Point> all = total().points();
        return all.isEmpty() ? sliding().points() : all;
    }

    /** Of the newest record of a scope; empty where it has none. */
    List<CalibrationPoint> curve(MetricsScope scope) {
        return curves.getOrDefault(scope, List.of());
    }

    /** The worst first. */
    List<SliceFigures> slices() {
        List<Point> points = sliding().points();
        return points.isEmpty()
                ? List.of()
                : slices.list(points.get(points.size() - 1).rows(), SliceFigures.worstFirst(isBinary()));
    }

    /** How often a learner began anew. */
    int formerRuns() {
        return formerRuns;
    }

    /** When the last record of a former run was written, in milliseconds since 1970; before all times without one. */
    long formerEnd() {
        return formerEnd;
    }

    private void beginAnew() {
        series.values().forEach(PointSeries::clear);
        curves.clear();
        slices.clear();
        formerRuns++;
        formerEnd = written;
    }
}
