package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

/** Prices that differ by factors: from 1 to some 60,000 by the product of two fields, give or take a fifth. */
class LabelScaleTest {

    private static final int WINDOWS = 200;

    @Test
    void relativeErrorIsSmallerWhereLogarithmsOfLabelsAreLearnt() {
        double plain = relativeError("none");
        double log = relativeError("log1p");
        System.out.printf("RMSE of the predictions' logarithms: %.3f, learnt as logarithms %.3f%n", plain, log);
        assertThat(log).isLessThan(0.4).isLessThan(plain / 2);
    }

    @Test
    void predictionsAreFiniteAndNotNegativeWhateverTheLabels() {
        FeatureSpec spec = spec("log1p");
        try (OnlineLearner learner = OnlineLearner.create(spec, Prequential.config(true))) {
            RowBatch batch = learner.newBatch();
            FieldValues values = FieldValues.of(spec);
            SplittableRandom random = new SplittableRandom(3);
            for (int window = 0; window < 60; window++) {
                for (int row = 0; row < batch.capacity(); row++) {
                    price(random, values);
                    values.setLabel(0, random.nextBoolean() ? 1e100 : 0);
                    learner.encode(values, batch, row);
                }
                learner.predict(batch, 0, batch.capacity());
                for (int row = 0; row < batch.capacity(); row++) {
                    assertThat(batch.prediction(row, 0)).isBetween(0.0, 1e100);
                }
                assertThat(learner.learn(batch, batch.capacity())).isTrue();
            }
        }
    }

    @Test
    void stateOfATaskWithoutAScaleIsTheSameAsBefore() {
        Map<String, byte[]> none = chunks("none");
        Map<String, byte[]> log = chunks("log1p");
        assertThat(log)
                .hasSameSizeAs(none)
                .allSatisfy((key, chunk) -> assertThat(chunk).as(key).hasSameSizeAs(none.get(key)));
        assertThat(log.get("label-scale/000001")).isNotEqualTo(none.get("label-scale/000001"));
    }

    private static Map<String, byte[]> chunks(String scale) {
        FeatureSpec spec = spec(scale);
        Map<String, byte[]> chunks = new HashMap<>();
        try (OnlineLearner learner = OnlineLearner.create(spec, Prequential.config(true))) {
            RowBatch batch = learner.newBatch();
            FieldValues values = FieldValues.of(spec);
            price(new SplittableRandom(1), values);
            learner.encode(values, batch, 0);
            learner.predict(batch, 0, 1);
            learner.learn(batch, 1);
            learner.drainChanges(chunks::put);
        }
        return chunks;
    }

    /**
     * The root mean squared error of log1p of predictions: roughly how far they are from labels, as a share of them.
     */
    private static double relativeError(String scale) {
        FeatureSpec spec = spec(scale);
        double sum = 0;
        int rows = 0;
        try (OnlineLearner learner = OnlineLearner.create(spec, Prequential.config(true))) {
            RowBatch batch = learner.newBatch();
            FieldValues values = FieldValues.of(spec);
            SplittableRandom random = new SplittableRandom(9);
            for (int window = 0; window < WINDOWS; window++) {
                for (int row = 0; row < batch.capacity(); row++) {
                    price(random, values);
                    learner.encode(values, batch, row);
                }
                learner.predict(batch, 0, batch.capacity());
                for (int row = 0; row < batch.capacity() && window >= WINDOWS / 2; row++, rows++) {
                    double predicted = Math.log1p(Math.max(0, batch.prediction(row, 0)));
                    sum += Math.pow(predicted - Math.log1p(batch.label(row, 0)), 2);
                }
                assertThat(learner.learn(batch, batch.capacity())).isTrue();
            }
        }
        return Math.sqrt(sum / rows);
    }

    private static void price(SplittableRandom random, FieldValues values) {
        int kind = random.nextInt(8);
        int size = random.nextInt(9);
        values.setNominal(0, "kind " + kind);
        values.setNominal(1, "size " + size);
        values.setLabel(0, Math.pow(2, kind + size) * (0.8 + 0.4 * random.nextDouble()));
    }

    private static FeatureSpec spec(String scale) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: time
                nominal:
                  - {field: kind, capacity: 8}
                  - {field: size, capacity: 9}
                tasks:
                  - {name: price, field: paid, kind: regression, scale: SCALE}
                """.replace("SCALE", scale));
    }
}
