package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;

/**
 * House prices from 15,000 to 755,000, and one that is absurd: a stream is learnt as if that one had not been there.
 */
class AbsurdValuesTest {

    private static final int WINDOW = 32;
    private static final int ROWS = 8_000;
    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: town, capacity: 20}
            continuous:
              - {field: area}
              - {field: built}
            tasks:
              - {name: price, field: paid, kind: regression}
            """);

    @ParameterizedTest
    @CsvSource({
        "adagrad, 0, 1e9", "adagrad, 9, -1e9", "adagrad, 1000, 1e9", "adagrad, 1000, 1e100",
        "adam, 0, 1e9", "adam, 1000, 1e9", "sgd, 0, 1e9", "sgd, 1000, 1e9"
    })
    void oneAbsurdLabelDoesNotSpoilATask(String optimizer, int at, double absurd) {
        Run sound = run(optimizer, -1, (values, row) -> {});
        Run spoilt = run(optimizer, at, (values, row) -> values.setLabel(0, absurd));
        System.out.printf(
                "%s, %.0e at %d: RMSE %.0f, without it %.0f, a constant's %.0f%n",
                optimizer, absurd, at, spoilt.rmse, sound.rmse, sound.constant);
        assertThat(spoilt.rmse).isLessThan(sound.rmse * 1.25).isLessThan(sound.constant / 2);
        assertThat(spoilt.clipped).singleElement().satisfies(clipped -> {
            assertThat(clipped.field()).isEqualTo("paid");
            assertThat(clipped.label()).isTrue();
            assertThat(clipped.count()).isEqualTo(1);
            assertThat(clipped.value()).isEqualTo(absurd);
            assertThat(Math.abs(clipped.bound())).isLessThan(1e7);
        });
        assertThat(sound.clipped).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1e9", "9, 1e100", "1000, 1e9", "1000, -1e100"})
    void oneAbsurdInputDoesNotSpoilItsField(int at, double absurd) {
        Run sound = run("adagrad", -1, (values, row) -> {});
        Run spoilt = run("adagrad", at, (values, row) -> {
            values.setContinuous(0, absurd);
            values.setContinuous(1, absurd);
        });
        System.out.printf("input %.0e at %d: RMSE %.0f, without it %.0f%n", absurd, at, spoilt.rmse, sound.rmse);
        assertThat(spoilt.rmse).isLessThan(sound.rmse * 1.5);
        assertThat(spoilt.clipped).extracting(Clipped::field).contains("built").doesNotContain("paid");
    }

    @Test
    void goesOnFromTheStateOfABuildThatKeptMomentsOnly() {
        Map<String, byte[]> chunks = new HashMap<>();
        try (OnlineLearner learner = learner("adagrad")) {
            learn(learner, new SplittableRandom(3), 0, 640, -1, (values, row) -> {});
            learner.drainChanges(chunks::put);
        }
        assertThat(chunks.remove("label-scale/000001")).isNotNull();
        chunks.put(
                "label-scale/000000",
                ByteBuffer.allocate(24)
                        .putLong(640)
                        .putDouble(385_000)
                        .putDouble(640 * 213_000.0 * 213_000.0)
                        .array());
        try (OnlineLearner learner = learner("adagrad")) {
            learner.load(chunks);
            Run gone =
                    learn(learner, new SplittableRandom(3), 640, ROWS, 700, (values, row) -> values.setLabel(0, 1e9));
            assertThat(gone.rmse).isLessThan(gone.constant / 2);
            Map<String, byte[]> after = new HashMap<>(chunks);
            learner.drainChanges(after::put);
            try (OnlineLearner again = learner("adagrad")) {
                again.load(after);
                assertThat(predictionOfAnEmptyRow(again)).isEqualTo(predictionOfAnEmptyRow(learner));
            }
        }
    }

    private static double predictionOfAnEmptyRow(OnlineLearner learner) {
        RowBatch batch = learner.newBatch();
        learner.encodeFrozen(FieldValues.of(SPEC), batch, 0);
        learner.predict(batch, 0, 1);
        return batch.prediction(0, 0);
    }

    /** What a test does to one row. */
    private interface Change {
        void apply(FieldValues values, int row);
    }

    /**
     * How a run went.
     *
     * @param rmse of the last 2,000 predictions
     * @param constant that of their mean label
     */
    private record Run(double rmse, double constant, List<Clipped> clipped) {}

    private static Run run(String optimizer, int at, Change change) {
        try (OnlineLearner learner = learner(optimizer)) {
            int rows = ROWS + Math.max(0, at) / WINDOW * WINDOW;
            return learn(learner, new SplittableRandom(3), 0, rows, at, change);
        }
    }

    private static Run learn(OnlineLearner learner, SplittableRandom random, int from, int to, int at, Change change) {
        RowBatch batch = learner.newBatch();
        FieldValues values = FieldValues.of(SPEC);
        List<Clipped> clipped = new ArrayList<>();
        double errors = 0;
        double constants = 0;
        int scored = 0;
        for (int first = from; first < to; first += WINDOW) {
            for (int row = 0; row < WINDOW; row++) {
                house(random, values);
                if (first + row == at) {
                    change.apply(values, at);
                }
                learner.encode(values, batch, row);
            }
            learner.predict(batch, 0, WINDOW);
            for (int row = 0; row < WINDOW && first >= to - 2_000; row++, scored++) {
                errors += square(batch.prediction(row, 0) - batch.label(row, 0));
                constants += square(batch.label(row, 0) - 385_000);
            }
            assertThat(learner.learn(batch, WINDOW)).isTrue();
            clipped.addAll(learner.clipped());
        }
        return new Run(Math.sqrt(errors / scored), Math.sqrt(constants / scored), clipped);
    }

    private static void house(SplittableRandom random, FieldValues values) {
        int town = random.nextInt(10);
        double area = 40 + random.nextInt(200);
        int built = 1950 + random.nextInt(75);
        values.setNominal(0, "town " + town);
        values.setContinuous(0, area);
        values.setContinuous(1, built);
        double price = 15_000 + 740_000 * (0.5 * town / 9 + 0.3 * (area - 40) / 200 + 0.2 * (built - 1950) / 75);
        values.setLabel(0, price);
    }

    private static double square(double number) {
        return number * number;
    }

    private static OnlineLearner learner(String optimizer) {
        UpdateRule kind = UpdateRule.valueOf(optimizer.toUpperCase(Locale.ROOT));
        double rate = kind == UpdateRule.SGD ? 0.05 : kind == UpdateRule.ADAM ? 0.005 : 0.05;
        return OnlineLearner.create(
                SPEC, new LearnerConfig(new MmoeArchitecture(4, 8, 4, 4, true), kind.at(rate), WINDOW, 3));
    }
}
