package org.mmoestreams.app.report;

import java.util.List;
import org.mmoestreams.schemas.TaskMetrics;

/** What the records of one scope say of a task, from one run of a learner: some points of them, evenly spread. */
final class PointSeries {

    private final List<String> names;
    private final Thinned<Point> points;
    private long rows = -1;

    /**
     * None yet.
     *
     * @param names the figures that are kept, by which they are asked for
     * @param mostPoints how many points are kept, at least 3
     */
    PointSeries(List<String> names, int mostPoints) {
        this.names = names;
        points = new Thinned<>(mostPoints);
    }

    /** Whether a record is of a run after those so far: it is over fewer rows than had come. */
    boolean isBegunAnewBy(TaskMetrics metrics) {
        return metrics.getLastRow() < rows;
    }

    void add(TaskMetrics metrics) {
        points.add(Point.of(metrics, names));
        rows = metrics.getLastRow();
    }

    void clear() {
        points.clear();
        rows = -1;
    }

    List<String> names() {
        return names;
    }

    /** By rising rows. */
    List<Point> points() {
        return points.list();
    }

    /** How many records there were. */
    long records() {
        return points.count();
    }

    /**
     * How many rows of the task had come at a time, as nearly as the points say.
     *
     * @param time event time in milliseconds since 1970
     * @return a row between two points in the proportion of their times; that of the first or last point outside
     */
    static double rowsAt(List<Point> points, long time) {
        Point before = points.get(0);
        for (Point after : points) {
            if (after.time() >= time) {
                long between = after.time() - before.time();
                double share = between == 0 ? 1 : Math.max(0, time - before.time()) / (double) between;
                return before.rows() + share * (after.rows() - before.rows());
            }
            before = after;
        }
        return before.rows();
    }
}
