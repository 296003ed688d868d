package org.mmoestreams.metrics.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Areas, their covariances and average precision by the definition, pair by pair: the oracle of the tests. */
final class ByPairs {

    private final ScoredRows rows;

    ByPairs(ScoredRows rows) {
        this.rows = rows;
    }

    double area() {
        return mean(components(true));
    }

    double variance() {
        return covariance(this);
    }

    double covariance(ByPairs other) {
        return covariance(components(true), other.components(true))
                + covariance(components(false), other.components(false));
    }

    /** Over positives, the precision at the score of each, by counting the rows that score as high. */
    double averagePrecision() {
        return IntStream.range(0, rows.size())
                .filter(rows::positive)
                .mapToDouble(this::precisionAt)
                .average()
                .orElseThrow();
    }

    private double precisionAt(int row) {
        long called = IntStream.range(0, rows.size())
                .filter(other -> rows.score(other) >= rows.score(row))
                .count();
        long right = IntStream.range(0, rows.size())
                .filter(other -> rows.score(other) >= rows.score(row) && rows.positive(other))
                .count();
        return (double) right / called;
    }

    /** The share of the other class that each row of a class is rightly ordered with. */
    private List<Double> components(boolean positive) {
        List<Double> components = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.positive(row) == positive) {
                double wins = 0;
                int others = 0;
                for (int other = 0; other < rows.size(); other++) {
                    if (rows.positive(other) != positive) {
                        wins += win(rows.score(positive ? row : other), rows.score(positive ? other : row));
                        others++;
                    }
                }
                components.add(wins / others);
            }
        }
        return components;
    }

    private static double win(double positive, double negative) {
        return positive > negative ? 1 : positive == negative ? 0.5 : 0;
    }

    private static double covariance(List<Double> first, List<Double> second) {
        double sum = 0;
        for (int at = 0; at < first.size(); at++) {
            sum += (first.get(at) - mean(first)) * (second.get(at) - mean(second));
        }
        return sum / (first.size() - 1) / first.size();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
