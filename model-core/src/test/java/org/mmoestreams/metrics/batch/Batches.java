package org.mmoestreams.metrics.batch;

import java.util.SplittableRandom;

/** Batches of rows for tests. */
final class Batches {

    private Batches() {}

    /** Labels written as a row of digits, 1 for a positive. */
    static boolean[] labels(String digits) {
        boolean[] labels = new boolean[digits.length()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = digits.charAt(row) == '1';
        }
        return labels;
    }

    static ScoredRows rows(String labels, double... scores) {
        return ScoredRows.of(scores, labels(labels));
    }

    static ScoredRows weighted(String labels, double[] weights, double... scores) {
        return ScoredRows.of(scores, labels(labels), weights);
    }

    /** Some rows, probabilities with many ties, whose label follows the score loosely. */
    static ScoredRows random(SplittableRandom chance, int size) {
        ScoredRows.Builder rows = ScoredRows.builder();
        int distinct = 1 + chance.nextInt(2 * size);
        for (int row = 0; row < size; row++) {
            double score = chance.nextInt(distinct + 1) / (double) distinct;
            rows.add(score, chance.nextDouble() < (1 + score) / 3);
        }
        return rows.build();
    }

    /** The same rows, each with a weight, of which some are 0. */
    static ScoredRows randomlyWeighted(SplittableRandom chance, ScoredRows rows) {
        double[] weights = new double[rows.size()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = chance.nextInt(5) == 0 ? 0 : chance.nextDouble(0.1, 10);
        }
        return select(rows, identity(rows.size()), weights);
    }

    static ScoredRows shuffled(SplittableRandom chance, ScoredRows rows) {
        int[] order = identity(rows.size());
        for (int last = order.length - 1; last > 0; last--) {
            int other = chance.nextInt(last + 1);
            int row = order[last];
            order[last] = order[other];
            order[other] = row;
        }
        double[] weights = new double[order.length];
        for (int at = 0; at < order.length; at++) {
            weights[at] = rows.weight(order[at]);
        }
        return select(rows, order, weights);
    }

    /** The rows in another order, or some of them, with weights of their own. */
    static ScoredRows select(ScoredRows rows, int[] order, double[] weights) {
        ScoredRows.Builder selected = ScoredRows.builder();
        for (int at = 0; at < order.length; at++) {
            selected.add(rows.score(order[at]), rows.positive(order[at]), weights[at]);
        }
        return selected.build();
    }

    /** Each row as often as its weight says, a whole number. */
    static ScoredRows repeated(ScoredRows rows) {
        ScoredRows.Builder repeated = ScoredRows.builder();
        for (int row = 0; row < rows.size(); row++) {
            for (int copy = 0; copy < rows.weight(row); copy++) {
                repeated.add(rows.score(row), rows.positive(row));
            }
        }
        return repeated.build();
    }

    private static int[] identity(int size) {
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[row] = row;
        }
        return order;
    }
}
