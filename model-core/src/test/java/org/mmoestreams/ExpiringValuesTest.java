package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Optimizer;

/** Values that give their rows back, and what becomes of all that was made of them. */
class ExpiringValuesTest {

    private static final int WIDTH = 4;
    private static final int OVERFLOW = 1;
    private static final int FIRST = 2;

    private static final String SPEC = """
        event-id: id
        event-time: time
        nominal:
          - {field: visitor, capacity: 5, expire-after: {windows: 2}}
          - {field: place, capacity: 5}
        CROSS
        tasks: [{name: buys, field: bought, positive: "yes"}]
        """;

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void rowThatIsGivenBackIsAsNew(UpdateRule rule) {
        Map<String, byte[]> learnt = new TreeMap<>();
        Map<String, byte[]> never = new TreeMap<>();
        try (OnlineLearner learner = learner("", rule);
                OnlineLearner other = learner("", rule)) {
            learn(learner, "a", "z");
            learner.drainChanges(learnt::put);
            assertThat(row(learner, "a")).isEqualTo(FIRST);
            encode(other, "a");
            learn(other, "z", "z");
            other.drainChanges(never::put);
            for (String name : tableChunks(rule)) {
                assertThat(floats(learnt, name)).as(name).isNotEqualTo(floats(never, name));
            }
            learn(learner, "z", "z");
            learn(learner, "z", "z");
            learner.drainChanges(learnt::put);
            assertThat(row(learner, "a")).isEqualTo(OVERFLOW);
            for (String name : tableChunks(rule)) {
                assertThat(floats(learnt, name)).as(name).isEqualTo(floats(never, name));
            }
        }
    }

    @Test
    void rowOfAnEventWhoseValueIsGoneIsOfAnUnknownOne() {
        try (OnlineLearner learner = learner("", UpdateRule.ADAGRAD)) {
            RowBatch waiting = learner.newBatch();
            learner.encode(values(learner, "a"), waiting, 0);
            learner.encode(values(learner, "z"), waiting, 1);
            ByteBuffer bytes = ByteBuffer.allocate(2 * waiting.rowBytes());
            waiting.write(0, bytes);
            waiting.write(1, bytes);
            for (int window = 0; window < 3; window++) {
                learn(learner, "z", "z");
            }
            learn(learner, "b", "z");
            assertThat(row(learner, "b")).as("the row that a had").isEqualTo(FIRST);
            RowBatch read = learner.newBatch();
            read.read(0, bytes.slice(0, read.rowBytes()));
            read.read(1, bytes.slice(read.rowBytes(), read.rowBytes()));
            learner.predict(read, 0, 2);
            assertThat(learner.nameRow(read, 0, 0)).isEqualTo(OVERFLOW);
            assertThat(learner.nameRow(read, 1, 0)).as("z never was away").isEqualTo(FIRST + 1);
            RowBatch unknown = learner.newBatch();
            learner.encodeFrozen(values(learner, "never seen"), unknown, 0);
            learner.predict(unknown, 0, 1);
            assertThat(read.prediction(0, 0)).isEqualTo(unknown.prediction(0, 0));
        }
    }

    @Test
    void valueStaysForARowThatWaitsNoLongerThanItMayBeAway() {
        try (OnlineLearner learner = learner("", UpdateRule.ADAGRAD)) {
            RowBatch waiting = learner.newBatch();
            learner.encode(values(learner, "a"), waiting, 0);
            learn(learner, "z", "z");
            learn(learner, "z", "z");
            learner.predict(waiting, 0, 1);
            assertThat(learner.nameRow(waiting, 0, 0)).isEqualTo(FIRST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"capacity: 9, expire-after: {windows: 99}", "hashed: 1000000"})
    void combinationsOfAnHeirAreNotThoseOfItsPredecessor(String rows) {
        String cross = "crosses: [{cross: [visitor, place], " + rows + "}]";
        try (OnlineLearner learner = learner(cross, UpdateRule.ADAGRAD)) {
            int before = encode(learner, "a").embeddingRows()[2];
            assertThat(encode(learner, "a").embeddingRows()[2]).isEqualTo(before);
            for (int window = 0; window < 3; window++) {
                learn(learner, "z", "z");
            }
            RowBatch heir = encode(learner, "b");
            assertThat(learner.nameRow(heir, 0, 0)).isEqualTo(FIRST);
            assertThat(heir.embeddingRows()[2]).isNotEqualTo(before);
        }
    }

    @Test
    void refusesACrossThatKeepsWhatItsFieldsForget() {
        assertThatThrownBy(() ->
                        FeatureSpec.parse(SPEC.replace("CROSS", "crosses: [{cross: [visitor, place], capacity: 9}]")))
                .hasMessageStartingWith("crosses.visitor*place.expire-after: null (expected: one, or hashed, since the"
                        + " values of visitor expire");
    }

    @Test
    void followerThatTakesOverWhatChangedPredictsTheSame() {
        try (OnlineLearner learner = learner("", UpdateRule.ADAM);
                OnlineLearner follower = learner("", UpdateRule.ADAM)) {
            for (int window = 0; window < 30; window++) {
                learn(learner, "v" + window / 2, "v" + window % 3);
                Map<String, byte[]> changed = new TreeMap<>();
                learner.drainChanges(changed::put);
                follower.load(changed);
                for (int value = 0; value <= 15; value++) {
                    assertThat(prediction(follower, "v" + value)).isEqualTo(prediction(learner, "v" + value));
                }
            }
        }
    }

    @Test
    void specWithoutAgesHasNeitherClockNorLongerRows() {
        FeatureSpec plain = FeatureSpec.parse(SPEC.replace("CROSS\n", "").replace(", expire-after: {windows: 2}", ""));
        try (OnlineLearner learner = OnlineLearner.create(plain, config(UpdateRule.ADAGRAD));
                OnlineLearner aging = learner("", UpdateRule.ADAGRAD)) {
            learn(learner, "a", "z");
            Map<String, byte[]> chunks = new TreeMap<>();
            learner.drainChanges(chunks::put);
            assertThat(chunks).doesNotContainKey("feature-clock/000000").doesNotContainKey("ages.visitor/000000");
            assertThat(aging.newBatch().rowBytes()).isEqualTo(learner.newBatch().rowBytes() + Long.BYTES);
        }
    }

    private static OnlineLearner learner(String cross, UpdateRule rule) {
        return OnlineLearner.create(FeatureSpec.parse(SPEC.replace("CROSS", cross)), config(rule));
    }

    private static LearnerConfig config(UpdateRule rule) {
        return new LearnerConfig(new MmoeArchitecture(2, 3, 2, WIDTH, true), rule.at(0.05), 4, 11);
    }

    /** Learns a window of two rows. */
    private static void learn(OnlineLearner learner, String first, String second) {
        RowBatch batch = learner.newBatch();
        String[] visitors = {first, second};
        for (int row = 0; row < 2; row++) {
            FieldValues values = values(learner, visitors[row]);
            values.setLabel(0, row);
            learner.encode(values, batch, row);
        }
        learner.predict(batch, 0, 2);
        assertThat(learner.learn(batch, 2)).isTrue();
    }

    private static FieldValues values(OnlineLearner learner, String visitor) {
        FieldValues values = FieldValues.of(learner.spec());
        values.setNominal(0, visitor);
        values.setNominal(1, "here");
        return values;
    }

    private static RowBatch encode(OnlineLearner learner, String visitor) {
        RowBatch batch = learner.newBatch();
        learner.encode(values(learner, visitor), batch, 0);
        return batch;
    }

    private static int row(OnlineLearner learner, String visitor) {
        RowBatch batch = learner.newBatch();
        learner.encodeFrozen(values(learner, visitor), batch, 0);
        return learner.nameRow(batch, 0, 0);
    }

    private static double prediction(OnlineLearner learner, String visitor) {
        RowBatch batch = learner.newBatch();
        learner.encodeFrozen(values(learner, visitor), batch, 0);
        learner.predict(batch, 0, 1);
        return batch.prediction(0, 0);
    }

    private static String[] tableChunks(UpdateRule rule) {
        Optimizer optimizer = rule.at(0.05).create();
        return Stream.of("embeddings", "wide")
                .flatMap(table -> Stream.concat(
                        Stream.of(table), optimizer.slots().stream().map(slot -> table + "#" + slot)))
                .toArray(String[]::new);
    }

    /** The floats of the first value's row in the first block of a table. */
    private static byte[] floats(Map<String, byte[]> chunks, String name) {
        int bytes = (name.startsWith("wide") ? 1 : WIDTH) * Float.BYTES;
        return Arrays.copyOfRange(chunks.get(name + "/000000"), FIRST * bytes, (FIRST + 1) * bytes);
    }
}
