package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

class MultiValuedTest {

    private static final int ROWS = 32;
    private static final String TASKS = """
            tasks:
              - {name: buys, field: bought, positive: "yes"}
              - {name: spends, field: spent, kind: regression}
            """;
    private static final FeatureSpec NOMINAL = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: a, capacity: 5}
              - {field: b, capacity: 30}
            """ + TASKS);

    @ParameterizedTest
    @CsvSource({"sum, true", "sum, false", "mean, true", "mean, false"})
    void fieldThatHoldsOneItemIsLearntAsANominalOne(String combine, boolean wide) {
        List<Double> asName = new ArrayList<>();
        List<Double> asItem = new ArrayList<>();
        try (OnlineLearner names = OnlineLearner.create(NOMINAL, Prequential.config(wide));
                OnlineLearner items = OnlineLearner.create(spec(combine, 3), Prequential.config(wide))) {
            RowBatch nameRows = names.newBatch();
            RowBatch itemRows = items.newBatch();
            for (int window = 0; window < 40; window++) {
                for (int row = 0; row < ROWS; row++) {
                    int seed = 1000 * window + row;
                    names.encode(next(new SplittableRandom(seed), NOMINAL), nameRows, row);
                    items.encode(next(new SplittableRandom(seed), items.spec()), itemRows, row);
                }
                asName.addAll(learn(names, nameRows));
                asItem.addAll(learn(items, itemRows));
            }
        }
        double most = 0;
        for (int i = 0; i < asName.size(); i++) {
            double name = asName.get(i);
            most = Math.max(most, Math.abs(asItem.get(i) - name) / (1 + Math.abs(name)));
        }
        System.out.printf("%s, wide %s: predictions apart by %.1e at most%n", combine, wide, most);
        assertThat(most).isLessThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "mean"})
    void whichItemsAreThereIsLearnt(String combine) {
        Prequential run = Prequential.of(spec(combine, 8), Prequential.config(true), 60, (random, values) -> {
            values.clearItems(0);
            boolean isThere = false;
            for (int item = random.nextInt(9); item > 0; item--) {
                int which = random.nextInt(30);
                isThere |= which < 5;
                add(values, "item " + which);
            }
            values.setLabel(0, isThere ? 1 : 0);
        });
        System.out.printf("AUC of whether some items are in a %s: %.3f%n", combine, run.auc());
        assertThat(run.auc()).isGreaterThan(0.9);
    }

    @Test
    void itemThatIsThereTwiceCountsTwiceInASumAndForNoMoreInAMean() {
        for (String combine : new String[] {"sum", "mean"}) {
            try (OnlineLearner learner = trained(spec(combine, 4))) {
                double once = prediction(learner, "item 3");
                double twice = prediction(learner, "item 3", "item 3");
                double others = prediction(learner, "item 3", "item 4");
                assertThat(others).isNotCloseTo(once, Offset.offset(1e-4));
                if (combine.equals("sum")) {
                    assertThat(twice).isNotCloseTo(once, Offset.offset(1e-4));
                } else {
                    assertThat(twice).isEqualTo(once, Offset.offset(1e-6));
                }
            }
        }
    }

    @Test
    void emptyFieldIsNotAMissingOne() {
        try (OnlineLearner learner = trained(spec("sum", 4))) {
            RowBatch batch = learner.newBatch();
            learner.encodeFrozen(FieldValues.of(learner.spec()), batch, 0);
            learner.predict(batch, 0, 1);
            assertThat(batch.prediction(0, 0)).isNotCloseTo(prediction(learner), Offset.offset(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "mean"})
    void emptyFieldMovesNoEmbedding(String combine) {
        try (OnlineLearner learner = OnlineLearner.create(spec(combine, 4), Prequential.config(true))) {
            byte[] before = embeddingsAfterAnEmptyField(learner);
            byte[] after = embeddingsAfterAnEmptyField(learner);
            int nominal = 7 * 4 * Float.BYTES;
            assertThat(after).hasSize((7 + 32) * 4 * Float.BYTES);
            assertThat(Arrays.copyOf(after, nominal)).isNotEqualTo(Arrays.copyOf(before, nominal));
            assertThat(Arrays.copyOfRange(after, nominal, after.length))
                    .isEqualTo(Arrays.copyOfRange(before, nominal, before.length));
        }
    }

    private static byte[] embeddingsAfterAnEmptyField(OnlineLearner learner) {
        RowBatch batch = learner.newBatch();
        FieldValues values = FieldValues.of(learner.spec());
        values.clearItems(0);
        values.setLabel(0, 1);
        learner.encode(values, batch, 0);
        learner.predict(batch, 0, 1);
        assertThat(learner.learn(batch, 1)).isTrue();
        Map<String, byte[]> chunks = new TreeMap<>();
        learner.drainChanges(chunks::put);
        return chunks.get("embeddings/000000");
    }

    private static FeatureSpec spec(String combine, int maxValues) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: time
                nominal:
                  - {field: a, capacity: 5}
                multi-valued:
                  - {field: b, capacity: 30, max-values: MAX, combine: COMBINE}
                """.replace("MAX", "" + maxValues).replace("COMBINE", combine) + TASKS);
    }

    private static List<Double> learn(OnlineLearner learner, RowBatch batch) {
        List<Double> predictions = new ArrayList<>();
        learner.predict(batch, 0, ROWS);
        for (int i = 0; i < 2 * ROWS; i++) {
            predictions.add(batch.prediction(i / 2, i % 2));
        }
        assertThat(learner.learn(batch, ROWS)).isTrue();
        return predictions;
    }

    /** The next row of a stream, whose second value is a name or an item, and missing at times. */
    private static FieldValues next(SplittableRandom random, FeatureSpec spec) {
        FieldValues values = FieldValues.of(spec);
        int a = random.nextInt(6);
        int b = random.nextInt(40);
        values.setNominal(0, "a" + a);
        if (b > 3 && spec.equals(NOMINAL)) {
            values.setNominal(1, "item " + b);
        } else if (b > 3) {
            values.clearItems(0);
            add(values, "item " + b);
        }
        values.setLabel(0, random.nextInt(40) < b ? 1 : 0);
        values.setLabel(1, 10 * a + b + random.nextDouble());
        return values;
    }

    private static OnlineLearner trained(FeatureSpec spec) {
        OnlineLearner learner = OnlineLearner.create(spec, Prequential.config(true));
        SplittableRandom random = new SplittableRandom(23);
        RowBatch batch = learner.newBatch();
        for (int window = 0; window < 20; window++) {
            for (int row = 0; row < ROWS; row++) {
                learner.encode(next(random, spec), batch, row);
            }
            learn(learner, batch);
        }
        return learner;
    }

    private static double prediction(OnlineLearner learner, String... items) {
        FieldValues values = FieldValues.of(learner.spec());
        values.clearItems(0);
        for (String item : items) {
            add(values, item);
        }
        RowBatch batch = learner.newBatch();
        learner.encodeFrozen(values, batch, 0);
        learner.predict(batch, 0, 1);
        return batch.prediction(0, 0);
    }

    private static void add(FieldValues values, String item) {
        byte[] bytes = item.getBytes(StandardCharsets.UTF_8);
        assertThat(values.addItem(0, bytes, 0, bytes.length)).isTrue();
    }
}
