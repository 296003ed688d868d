package org.mmoestreams.app.report;

import java.util.List;
import org.mmoestreams.schemas.TaskMetrics;

/** What a record of metrics says at a point of the stream, as little as charts need. */
final class Point {

    private final long rows;
    private final long time;
    private final long version;
    private final double[] figures;

    private Point(long rows, long time, long version, double[] figures) {
        this.rows = rows;
        this.time = time;
        this.version = version;
        this.figures = figures;
    }

    /** @param names the figures that are kept */
    static Point of(TaskMetrics metrics, List<String> names) {
        Figures all = Figures.of(metrics);
        return new Point(
                metrics.getLastRow(),
                metrics.getEventTimeTo() == null ? 0 : metrics.getEventTimeTo().toEpochMilli(),
                metrics.getModelVersion(),
                names.stream().mapToDouble(all::of).toArray());
    }

    /** How many labelled rows of the task had come. */
    long rows() {
        return rows;
    }

    /** The latest event time of the rows in scope, in milliseconds since 1970; 0 where there is none. */
    long time() {
        return time;
    }

    long version() {
        return version;
    }

    /** A figure by its place among the names; NaN where there is none. */
    double figure(int name) {
        return figures[name];
    }
}
