package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.between;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mmoestreams.metrics.CalibrationSums;
import org.mmoestreams.metrics.ExactSum;

/**
 * Rows in bins of their probability, with the mean probability and the share of positives of each bin: the points of a
 * reliability diagram. A bin begins with its lower edge and ends before its upper one; 1 is in the last. Bins without
 * weight are left out. Means are weighted.
 */
public final class CalibrationBins {

    private static final int MOST_BINS = 10_000;

    private final List<Bin> bins;
    private final double weight;
    private final double positiveWeight;
    private final OptionalDouble brierScore;

    private CalibrationBins(ScoredRows rows, double[] inner) {
        this.bins = fill(rows, inner);
        this.weight = rows.weight();
        this.positiveWeight = rows.positiveWeight();
        this.brierScore = BrierScore.of(rows);
    }

    private CalibrationBins(CalibrationSums sums) {
        long rows = 0;
        long positives = 0;
        List<Bin> filled = new ArrayList<>();
        for (int bin = 0; bin < sums.bins(); bin++) {
            rows += sums.rows(bin);
            positives += sums.positives(bin);
            if (sums.rows(bin) > 0) {
                filled.add(bin(sums, bin));
            }
        }
        this.bins = List.copyOf(filled);
        this.weight = rows;
        this.positiveWeight = positives;
        this.brierScore = Ratio.of(sums.losses(), weight);
    }

    /** The bins of rows that were added up one by one. */
    public static CalibrationBins of(CalibrationSums sums) {
        return new CalibrationBins(sums);
    }

    /**
     * Bins of equal width.
     *
     * @throws IllegalArgumentException when a score is no probability, or {@code bins} is not 1 to 10,000
     */
    public static CalibrationBins ofEqualWidth(ScoredRows rows, int bins) {
        checkArguments(rows, bins);
        if (rows.weighted()) {
            double[] inner = new double[bins - 1];
            Arrays.setAll(inner, edge -> (edge + 1.0) / bins);
            return new CalibrationBins(rows, inner);
        }
        CalibrationSums sums = new CalibrationSums(bins);
        for (int row = 0; row < rows.size(); row++) {
            sums.add(rows.score(row), rows.positive(row));
        }
        return of(sums);
    }

    /**
     * Bins with as equal numbers of rows as can be while rows of the same probability stay together; weights do not
     * count for that.
     *
     * @throws IllegalArgumentException when a score is no probability, or {@code bins} is not 1 to 10,000
     */
    public static CalibrationBins ofEqualCount(ScoredRows rows, int bins) {
        checkArguments(rows, bins);
        int[] ascending = rows.ascending();
        double[] inner = new double[rows.size() == 0 ? 0 : bins - 1];
        Arrays.setAll(inner, edge -> rows.score(ascending[(int) ((edge + 1L) * rows.size() / bins)]));
        return new CalibrationBins(rows, inner);
    }

    /** The bins that have weight, by rising probability. */
    public List<Bin> bins() {
        return bins;
    }

    /** The sum of all weights. */
    double weight() {
        return weight;
    }

    /** The weights of all positive rows. */
    double positiveWeight() {
        return positiveWeight;
    }

    /** Of the rows themselves, not of the bins; empty when no row has weight. */
    OptionalDouble brierScore() {
        return brierScore;
    }

    private static void checkArguments(ScoredRows rows, int bins) {
        between("calibration.bins", bins, 1, MOST_BINS);
        rows.checkProbabilities("calibration");
    }

    private static Bin bin(CalibrationSums sums, int bin) {
        double rows = sums.rows(bin);
        return new Bin(
                sums.edge(bin),
                sums.edge(bin + 1),
                sums.rows(bin),
                rows,
                sums.probabilities(bin) / rows,
                sums.positives(bin) / rows);
    }

    private static List<Bin> fill(ScoredRows rows, double[] inner) {
        List<Sums> sums = Stream.generate(Sums::new).limit(inner.length + 1).toList();
        for (int row = 0; row < rows.size(); row++) {
            sums.get(edgesUpTo(rows.score(row), inner)).add(rows.score(row), rows.positive(row), rows.weight(row));
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < sums.size(); bin++) {
            if (sums.get(bin).weight.value() > 0) {
                double from = bin == 0 ? 0 : inner[bin - 1];
                double to = bin == inner.length ? 1 : inner[bin];
                bins.add(sums.get(bin).over(from, to));
            }
        }
        return List.copyOf(bins);
    }

    /** How many edges a probability has reached; edges may be equal. */
    private static int edgesUpTo(double probability, double[] inner) {
        int from = 0;
        int to = inner.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (inner[middle] <= probability) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * A bin.
     *
     * @param from its lower edge
     * @param to its upper edge
     * @param rows how many rows are in it
     * @param weight their weight
     * @param meanProbability their mean probability
     * @param positiveRate the share of positives among them
     */
    public record Bin(double from, double to, long rows, double weight, double meanProbability, double positiveRate) {

        /** How far the mean probability is above the share of positives. */
        public double gap() {
            return meanProbability - positiveRate;
        }
    }

    private static final class Sums {

        private final ExactSum weight = new ExactSum();
        private final ExactSum probability = new ExactSum();
        private final ExactSum positive = new ExactSum();
        private long rows;

        void add(double probability, boolean positive, double weight) {
            this.weight.add(weight);
            this.probability.add(weight * probability);
            this.positive.add(positive ? weight : 0);
            rows++;
        }

        Bin over(double from, double to) {
            double whole = weight.value();
            return new Bin(from, to, rows, whole, probability.value() / whole, positive.value() / whole);
        }
    }
}
