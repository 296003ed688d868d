package org.mmoestreams.app.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.app.metrics.BruteForce.Row;

/** The figures of a binary task's rows by their definitions, none by another. */
final class PlainMeasures {

    private static final int BINS = 10;
    /** A variance of fewer than a thousand rows is well above this or is 0. */
    private static final double NO_VARIANCE = 1e-18;

    private final List<Row> rows;
    private final List<Row> positives;
    private final List<Row> negatives;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private PlainMeasures(List<Row> rows) {
        this.rows = rows;
        this.positives = rows.stream().filter(row -> row.label() > 0).toList();
        this.negatives = rows.stream().filter(row -> row.label() == 0).toList();
    }

    /** By name, in the order in which they are published; null where they are not defined. */
    static Map<String, Double> of(List<Row> rows, double threshold) {
        PlainMeasures measures = new PlainMeasures(rows);
        measures.rankFigures();
        measures.means();
        measures.probabilityFigures();
        measures.thresholdFigures(threshold);
        return measures.figures;
    }

    /** The rows of each bin, without those that are empty. */
    static List<List<Row>> bins(List<Row> rows) {
        List<List<Row>> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            double from = bin / 10.0;
            double to = bin == BINS - 1 ? 2 : (bin + 1) / 10.0;
            bins.add(rows.stream()
                    .filter(row -> row.score() >= from && row.score() < to)
                    .toList());
        }
        bins.removeIf(List::isEmpty);
        return bins;
    }

    /** The error that a share of all are not above. */
    static double errorQuantile(List<Row> rows, double share) {
        List<Double> errors = rows.stream()
                .map(row -> Math.abs(row.score() - row.label()))
                .sorted()
                .toList();
        return errors.stream()
                .filter(error ->
                        errors.stream().filter(other -> other <= error).count() >= share * errors.size() - 1e-9)
                .findFirst()
                .orElseThrow();
    }

    private void rankFigures() {
        boolean both = !positives.isEmpty() && !negatives.isEmpty();
        List<Double> ofPositives = new ArrayList<>();
        List<Double> ofNegatives = new ArrayList<>();
        positives.forEach(row -> ofPositives.add(mean(negatives, other -> wins(row, other))));
        negatives.forEach(row -> ofNegatives.add(mean(positives, other -> wins(other, row))));
        Double area = both ? mean(ofPositives) : null;
        boolean known = positives.size() > 1 && negatives.size() > 1;
        double variance = known ? varianceOfMean(ofPositives) + varianceOfMean(ofNegatives) : 0;
        boolean interval = known && variance > NO_VARIANCE;
        double reach = 1.959963984540054 * Math.sqrt(variance);
        figures.put("auc", area);
        figures.put("positives", (double) positives.size());
        figures.put("negatives", (double) negatives.size());
        figures.put("auc_standard_error", known ? (Double) Math.sqrt(variance) : null);
        figures.put("auc_low", interval ? (Double) Math.max(0, area - reach) : null);
        figures.put("auc_high", interval ? (Double) Math.min(1, area + reach) : null);
        figures.put("auc_degenerate", known ? (Double) (interval ? 0.0 : 1.0) : null);
        figures.put("average_precision", positives.isEmpty() ? null : (Double) mean(positives, this::precisionAt));
        figures.put("lift_top_decile", positives.isEmpty() ? null : (Double) (mean(positives, this::inTopDecile) * 10));
    }

    private void means() {
        double rate = rows.isEmpty() ? 0 : mean(rows, Row::label);
        double constant = -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate);
        double loss = mean(rows, PlainMeasures::logLoss);
        putUnlessEmpty("log_loss", loss);
        figures.put("normalised_entropy", rate == 0 || rate == 1 ? null : (Double) (loss / constant));
        putUnlessEmpty("mean_prediction", mean(rows, Row::score));
        figures.put("calibration", rate == 0 ? null : (Double) (mean(rows, Row::score) / rate));
        putUnlessEmpty("positive_rate", rate);
    }

    private void probabilityFigures() {
        double rate = rows.isEmpty() ? 0 : mean(rows, Row::label);
        double reliability = 0;
        double resolution = 0;
        double expected = 0;
        double maximum = 0;
        for (List<Row> bin : bins(rows)) {
            double share = (double) bin.size() / rows.size();
            double ofBin = mean(bin, Row::label);
            double gap = Math.abs(mean(bin, Row::score) - ofBin);
            reliability += share * gap * gap;
            resolution += share * (ofBin - rate) * (ofBin - rate);
            expected += share * gap;
            maximum = Math.max(maximum, gap);
        }
        double score = rows.isEmpty() ? 0 : mean(rows, row -> Math.pow(row.score() - row.label(), 2));
        double uncertainty = rate * (1 - rate);
        putUnlessEmpty("brier_score", score);
        putUnlessEmpty("brier_reliability", reliability);
        putUnlessEmpty("brier_resolution", resolution);
        putUnlessEmpty("brier_uncertainty", uncertainty);
        putUnlessEmpty("brier_remainder", score - reliability + resolution - uncertainty);
        putUnlessEmpty("calibration_error", expected);
        putUnlessEmpty("calibration_error_root_mean_square", Math.sqrt(reliability));
        putUnlessEmpty("calibration_error_maximum", maximum);
    }

    private void thresholdFigures(double threshold) {
        double found =
                positives.stream().filter(row -> row.score() >= threshold).count();
        double wrong =
                negatives.stream().filter(row -> row.score() >= threshold).count();
        double missed = positives.size() - found;
        putUnlessEmpty("accuracy", (found + negatives.size() - wrong) / rows.size());
        figures.put("precision", found + wrong == 0 ? null : found / (found + wrong));
        figures.put("recall", positives.isEmpty() ? null : found / positives.size());
        figures.put("f1", found + wrong + missed == 0 ? null : 2 * found / (2 * found + wrong + missed));
    }

    private void putUnlessEmpty(String name, double value) {
        figures.put(name, rows.isEmpty() ? null : value);
    }

    private double precisionAt(Row positive) {
        return mean(rows.stream().filter(row -> row.score() >= positive.score()).toList(), Row::label);
    }

    /** The chance that a row is in the top tenth, ties being broken at random. */
    private double inTopDecile(Row row) {
        long above = rows.stream().filter(other -> other.score() > row.score()).count();
        long tied = rows.stream().filter(other -> other.score() == row.score()).count();
        return Math.min(1, Math.max(0, (rows.size() / 10.0 - above) / tied));
    }

    private static double wins(Row positive, Row negative) {
        return positive.score() > negative.score() ? 1 : positive.score() == negative.score() ? 0.5 : 0;
    }

    private static double logLoss(Row row) {
        return -Math.log(row.label() > 0 ? row.score() : 1 - row.score());
    }

    private static double varianceOfMean(List<Double> numbers) {
        double mean = mean(numbers);
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        return squares / (numbers.size() - 1) / numbers.size();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(number -> number).average().orElse(Double.NaN);
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> number) {
        return rows.stream().mapToDouble(number).average().orElse(Double.NaN);
    }
}
