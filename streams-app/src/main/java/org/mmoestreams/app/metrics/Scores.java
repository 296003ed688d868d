package org.mmoestreams.app.metrics;

import java.util.Arrays;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.LogLoss;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * The scores and labels of one task in one scored window, from the row that is oldest to the newest, and where they
 * come from.
 */
final class Scores {

    private final Origin origin;
    private final double[] scores;
    private final double[] labels;
    private final double[] losses;
    private final RowFacts facts;
    private final long timeFrom;
    private final long timeTo;
    private double[] absoluteErrors;

    /** Rows in their order. */
    Scores(Origin origin, double[] scores, double[] labels, RowFacts facts, Task task) {
        this.origin = origin;
        this.scores = scores;
        this.labels = labels;
        this.facts = facts;
        this.losses = losses(task);
        boolean hasTimes = facts.times() != null && scores.length > 0;
        this.timeFrom = hasTimes ? facts.timeFrom() : origin.timeFrom();
        this.timeTo = hasTimes ? facts.timeTo() : origin.timeTo();
    }

    /**
     * A task's part of a window.
     *
     * @param number its place among all windows that came, from 1
     */
    static Scores of(WindowRows rows, ScoredTask scored, Task task, long number) {
        ScoredWindow window = rows.window();
        Origin origin = new Origin(
                number,
                window.getPartition(),
                window.getModelVersion(),
                window.getEventTimeFrom().toEpochMilli(),
                window.getEventTimeTo().toEpochMilli(),
                scored.getUnscored());
        int[] order = rows.scoresOf(scored);
        return new Scores(
                origin,
                ByteColumns.doubles(scored.getScores(), order),
                ByteColumns.doubles(scored.getLabels(), order),
                rows.factsOf(scored),
                task);
    }

    /** Where they come from. */
    Origin origin() {
        return origin;
    }

    /** What is known of the rows beside scores and labels. */
    RowFacts facts() {
        return facts;
    }

    /** Its place among all windows that came, from 1. */
    long number() {
        return origin.number();
    }

    /** The features partition that the rows come from. */
    int partition() {
        return origin.partition();
    }

    /** The model version that the window closed with; also the window's number in its partition. */
    long version() {
        return origin.version();
    }

    /** The rows' earliest event time, in milliseconds since the epoch. */
    long timeFrom() {
        return timeFrom;
    }

    /** The rows' latest event time, in milliseconds since the epoch. */
    long timeTo() {
        return timeTo;
    }

    /** The earliest event time from a row on. */
    long timeFrom(int row) {
        return row == 0 || facts.times() == null ? timeFrom : facts.timeFrom(row);
    }

    /** The latest event time from a row on. */
    long timeTo(int row) {
        return row == 0 || facts.times() == null ? timeTo : facts.timeTo(row);
    }

    int rows() {
        return scores.length;
    }

    /** Labelled rows that have no finite score, and are not among the rows. */
    long unscored() {
        return origin.unscored();
    }

    double score(int row) {
        return scores[row];
    }

    double label(int row) {
        return labels[row];
    }

    /** The rows' scores, not to be changed. */
    double[] scores() {
        return scores;
    }

    /** The rows' labels, not to be changed. */
    double[] labels() {
        return labels;
    }

    /** The log losses (binary) or squared errors (regression) of the rows, not to be changed. */
    double[] losses() {
        return losses;
    }

    /** How far labels are from scores, not to be changed; worked out when they are first asked for. */
    double[] absoluteErrors() {
        if (absoluteErrors == null) {
            absoluteErrors = new double[scores.length];
            Arrays.setAll(absoluteErrors, row -> Math.abs(scores[row] - labels[row]));
        }
        return absoluteErrors;
    }

    /** The time of a row's event, in milliseconds since the epoch; where it is not known, the window's latest. */
    long time(int row) {
        return facts.times() == null ? origin.timeTo() : facts.times()[row];
    }

    /** The model version that scored a row. */
    long version(int row) {
        return facts.versions() == null ? origin.version() : facts.versions()[row];
    }

    /** Compares two rows by what counts as new: below 0 when this one's is older. */
    int compare(int row, Scores other, int otherRow) {
        int byKey = RowSort.compare(
                facts.known()[row],
                facts.keys()[row],
                other.facts.known()[otherRow],
                other.facts.keys()[otherRow]);
        return byKey != 0 ? byKey : place(row).compareTo(other.place(otherRow));
    }

    /** Where a row is in the order of what counts as new. */
    RowPlace place(int row) {
        return new RowPlace(facts.known()[row], facts.keys()[row], partition(), version(), row);
    }

    private double[] losses(Task task) {
        double[] all = new double[scores.length];
        for (int row = 0; row < all.length; row++) {
            double error = scores[row] - labels[row];
            all[row] = task.isBinary() ? LogLoss.of(scores[row], labels[row] > 0) : error * error;
        }
        return all;
    }

    /**
     * Where scores come from.
     *
     * @param number the window's place among all that came, from 1
     * @param partition its features partition
     * @param version the model version that it closed with, and its number in the partition
     * @param timeFrom its earliest event time, in milliseconds since the epoch
     * @param timeTo its latest event time
     * @param unscored labelled rows that have no finite score
     */
    record Origin(long number, int partition, long version, long timeFrom, long timeTo, long unscored) {}
}
