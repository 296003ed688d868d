package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Target;
import org.mmoestreams.features.Task;
import org.slf4j.LoggerFactory;

/** Events that are sound and make no sense. Windows have 8 rows. */
class AbsurdEventsTest {

    private static final int WINDOW = 8;
    private static final String COUNTERS = "counters/000000";

    private final Logger logger = (Logger) LoggerFactory.getLogger(Observations.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SplittableRandom random = new SplittableRandom(31);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void rejectsWindowsWhoseStepIsNotFiniteAndGoesOnLearning() {
        List<byte[]> sensible = visits(60 * WINDOW, 0, 5.0);
        List<byte[]> absurd = visits(3 * WINDOW, sensible.size(), 1e100);
        List<byte[]> later = visits(4 * WINDOW, sensible.size() + absurd.size(), 5.0);
        try (RestartableLearner learner = learner(heavyTask());
                RestartableLearner spared = learner(heavyTask())) {
            sensible.forEach(learner::send);
            sensible.forEach(spared::send);
            assertThat(learner.storedModel().windowsRejected()).isZero();
            Map<String, byte[]> before = learner.stored(LearnerNode.MODEL_STORE);

            absurd.forEach(learner::send);
            assertThat(learner.storedModel().windowsRejected()).isEqualTo(3);
            assertThat(learner.storedModel().windows()).isEqualTo(63);
            assertThat(learner.storedModel().rowsLearnt()).isEqualTo(sensible.size());
            assertSameButCounters(learner.stored(LearnerNode.MODEL_STORE), before);
            assertThat(predictions(learner)).as("also of rejected windows").hasSize(63 * WINDOW);

            learner.restart();
            later.forEach(learner::send);
            later.forEach(spared::send);
            assertThat(learner.storedModel().windowsRejected()).isEqualTo(3);
            assertThat(learner.storedModel().rowsLearnt()).isEqualTo(sensible.size() + later.size());
            assertThat(learner.stored(LearnerNode.MODEL_STORE)).isNotEqualTo(before);
            assertSameButCounters(learner.stored(LearnerNode.MODEL_STORE), spared.stored(LearnerNode.MODEL_STORE));
        }
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith(
                        "Windows that were rejected, since their step was not finite: 1 so far; the last: partition 0,"
                                + " window 60 of 8 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adagrad", "adam", "adamw", "ftrl", "rmsprop", "sgd"})
    void thousandsOfExtremeNumbersLeaveAModelOfFiniteNumbers(String optimizer) {
        Settings settings = Settings.of(Visits.smallModel("optimizer.kind=" + optimizer));
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), settings, Visits.START)) {
            for (int i = 0; i < 4000; i++) {
                GenericRecord visit = Visits.labelled(random, i, Visits.START);
                visit.put("amount", random.nextBoolean() ? 1e100 : -1e100);
                visit.put("visits", random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
                visit.put("spent", random.nextBoolean() ? 1e100 : -1e100);
                learner.send(Visits.bytes(visit));
            }
            assertThat(learner.storedModel().windows()).isEqualTo(500);
            assertThat(learner.storedModel().windowsRejected()).isZero();
            long learnt = learner.storedModel().rowsLearnt();
            assertThat(learnt).isEqualTo(4000);
            assertThat(predictions(learner)).hasSize(4000).noneMatch(line -> line.contains("NaN"));
            learner.stored(LearnerNode.MODEL_STORE).forEach((key, chunk) -> {
                if (key.startsWith("tower")
                        || key.startsWith("experts")
                        || key.startsWith("embeddings")
                        || key.startsWith("wide")) {
                    assertThat(floats(chunk)).as(key).allMatch(Float::isFinite);
                }
            });
        }
    }

    @Test
    void aLabelOutsideItsBoundsIsADeadLetterAndOneFarFromTheOthersIsSaid() {
        int count = 20 * WINDOW;
        try (RestartableLearner bounded = learner(spendsAtMost(100.0));
                RestartableLearner free = learner(spendsAtMost(null))) {
            for (int i = 0; i < count + 1; i++) {
                GenericRecord visit = Visits.labelled(random, i, Visits.START);
                visit.put("spent", i == 90 ? 1e9 : 5.0 + i % 7);
                bounded.send(Visits.bytes(visit));
                free.send(Visits.bytes(visit));
            }
            assertThat(bounded.published())
                    .filteredOn(line -> line.startsWith(LearnerNode.DEAD_LETTERS))
                    .hasSize(1);
            assertThat(predictions(bounded)).as("all others").hasSize(count);
            assertThat(free.published()).noneMatch(line -> line.startsWith(LearnerNode.DEAD_LETTERS));
            assertThat(predictions(free)).as("all but the one that waits").hasSize(count);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(message -> !message.startsWith("Dead letters, BAD_VALUE"))
                .singleElement()
                .asString()
                .startsWith(
                        "Labels of spent far from the others: 1 so far; the last: partition 0, window 11: 1.0E9, taken"
                                + " for ")
                .contains("min and max");
    }

    private static FeatureSpec spendsAtMost(Double max) {
        return withOnly(new Task("spends", "spent", new Target.Regression(null, max, null), 1));
    }

    /** So weighty that only labels near the mean give a step in the range of floats. */
    private static FeatureSpec heavyTask() {
        return withOnly(Task.regression("spends", "spent").weighing(3e17));
    }

    private static FeatureSpec withOnly(Task spends) {
        FeatureSpec spec = Visits.SPEC;
        return new FeatureSpec(spec.row(), spec.features(), List.of(spends), List.of("note", "bought"));
    }

    private static RestartableLearner learner(FeatureSpec spec) {
        EventSchema schema = new EventSchema(Visits.SCHEMA, List.of(), spec);
        return new RestartableLearner(schema, Settings.of(Visits.smallModel()), Visits.START);
    }

    private List<byte[]> visits(int count, int firstIndex, double spent) {
        List<byte[]> visits = new ArrayList<>();
        for (int i = firstIndex; i < firstIndex + count; i++) {
            GenericRecord visit = Visits.labelled(random, i, Visits.START);
            visit.put("spent", spent);
            visits.add(Visits.bytes(visit));
        }
        return visits;
    }

    private static List<String> predictions(RestartableLearner learner) {
        return learner.published().stream()
                .filter(line -> line.startsWith(LearnerNode.PREDICTIONS))
                .toList();
    }

    private static void assertSameButCounters(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet()).contains(COUNTERS);
        expected.forEach((key, chunk) -> {
            if (!key.equals(COUNTERS)) {
                assertThat(actual.get(key)).as(key).isEqualTo(chunk);
            }
        });
    }

    private static List<Float> floats(byte[] chunk) {
        List<Float> floats = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            floats.add(in.getFloat());
        }
        return floats;
    }
}
