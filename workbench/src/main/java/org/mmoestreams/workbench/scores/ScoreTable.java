package org.mmoestreams.workbench.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.metrics.batch.ScoredRows;
import org.mmoestreams.workbench.rows.Place;

/** Rows with a label, a weight if they have any, and a score in each of some columns. */
public final class ScoreTable {

    private final List<String> names;
    private final List<NumberColumn> scores = new ArrayList<>();
    private final NumberColumn labels = new NumberColumn();
    private final Optional<NumberColumn> weights;
    private final String[] noProbability;
    private long withoutLabel;
    private boolean isWeighted;
    private int positives;

    ScoreTable(ScoreColumns columns) {
        this.names = columns.scores();
        this.weights = columns.weight().map(column -> new NumberColumn());
        this.noProbability = new String[names.size()];
        names.forEach(name -> scores.add(new NumberColumn()));
    }

    /** How many rows there are. */
    public int rows() {
        return labels.size();
    }

    /** How many rows have the label 1. */
    public int positives() {
        return positives;
    }

    /** How many rows had no label and are not among these. */
    long withoutLabel() {
        return withoutLabel;
    }

    /** The columns of scores. */
    List<String> names() {
        return names;
    }

    /** Whether a weight is other than 1. */
    boolean isWeighted() {
        return isWeighted;
    }

    /** The first score of a column that is no probability, and where it is. */
    Optional<String> noProbability(int column) {
        return Optional.ofNullable(noProbability[column]);
    }

    double score(int column, int row) {
        return scores.get(column).get(row);
    }

    double label(int row) {
        return labels.get(row);
    }

    double weight(int row) {
        return isWeighted ? weights.orElseThrow().get(row) : 1;
    }

    double[] labels() {
        return labels.toArray();
    }

    double[] scores(int column) {
        return scores.get(column).toArray();
    }

    /** The rows with the scores of a column. */
    ScoredRows scoredRows(int column) {
        ScoredRows.Builder builder = ScoredRows.builder();
        for (int row = 0; row < rows(); row++) {
            builder.add(score(column, row), label(row) == 1, weight(row));
        }
        return builder.build();
    }

    void addLabel(double label) {
        labels.add(label);
        positives += label == 1 ? 1 : 0;
    }

    void addWeight(double weight) {
        weights.orElseThrow().add(weight);
        isWeighted |= weight != 1;
    }

    void addScore(int column, double score, Place place) {
        scores.get(column).add(score);
        if (noProbability[column] == null && !(score >= 0 && score <= 1)) {
            noProbability[column] = score + " in " + place;
        }
    }

    void countWithoutLabel() {
        withoutLabel++;
    }
}
