package org.mmoestreams.metrics;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A labelled score. */
record Row(double score, boolean positive) {

    static Row positive(double score) {
        return new Row(score, true);
    }

    static Row negative(double score) {
        return new Row(score, false);
    }

    /** Rows with few distinct scores, and so many ties, mixed with any finite doubles. */
    static Arbitrary<Row> withTies() {
        Arbitrary<Double> few = Arbitraries.of(
                0.0, -0.0, 0.25, 0.5, 0.75, 1.0, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, 1e-300);
        Arbitrary<Double> any =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        return Combinators.combine(
                        Arbitraries.frequencyOf(List.of(tuple(4, few), tuple(1, any))), Arbitraries.of(true, false))
                .as(Row::new);
    }

    /** Rows with probabilities for scores: any, near an end, or tied. */
    static Arbitrary<Row> ofProbabilities() {
        Arbitrary<Double> few = Arbitraries.of(0.0, 0.01, 0.010001, 0.5, 0.500001, 0.99, 1.0);
        Arbitrary<Double> uniform = Arbitraries.doubles().between(0, 1);
        Arbitrary<Double> low = Arbitraries.integers().between(0, 60).map(e -> Math.scalb(0.9, -e));
        Arbitrary<Double> scores = Arbitraries.frequencyOf(
                List.of(tuple(3, few), tuple(3, uniform), tuple(2, low), tuple(2, low.map(p -> 1 - p))));
        return Combinators.combine(scores, Arbitraries.of(true, false)).as(Row::new);
    }

    /** Rows of calibrated logits: each label is drawn with the probability that the row carries. */
    static List<Row> calibrated(Random random, int count, double meanLogit, double spread) {
        return Stream.generate(() -> {
                    double p = 1 / (1 + Math.exp(-(meanLogit + spread * random.nextGaussian())));
                    return new Row(p, random.nextDouble() < p);
                })
                .limit(count)
                .collect(Collectors.toList());
    }

    private static Tuple.Tuple2<Integer, Arbitrary<Double>> tuple(int weight, Arbitrary<Double> scores) {
        return Tuple.of(weight, scores);
    }
}
