package org.mmoestreams.app.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.committed.CommittedModels;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.conversion.JsonText;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.nn.NativeRuntime;

final class ScorerTest {

    private static final EventSchema SCHEMA = Visits.schema();
    private static final LearnerConfig CONFIG =
            Settings.of(Visits.smallModel("window.rows=32")).learner();
    private static final List<GenericRecord> VISITS = VisitStream.labelled().records(new SplittableRandom(8), 1000);

    /** One that has all its fields. */
    private static final int AMOUNT = IntStream.range(0, 1000)
            .filter(i -> VISITS.get(i).get("amount") != null && VISITS.get(i).get("place") != null)
            .findFirst()
            .orElseThrow();

    private final JsonEvents events = new JsonEvents(SCHEMA);
    private final CommittedModels models = new CommittedModels(model -> {});
    private final Scorers scorers = new Scorers(SCHEMA, CONFIG, models);
    private final EventReader reader = new EventReader(SCHEMA, Duration.ofDays(1));
    private OnlineLearner learner;
    private RowBatch rows;

    @BeforeEach
    void begin() {
        NativeRuntime.start();
        learner = OnlineLearner.create(SCHEMA.spec(), CONFIG);
        rows = learner.newBatch();
        models.begins(3, new TreeMap<>());
    }

    @AfterEach
    void close() {
        scorers.close();
        learner.close();
    }

    @Test
    void scoresWithTheBitsOfTheLearnerAsOfItsLastCommit() throws BadEventException {
        for (int version = 1; version <= 5; version++) {
            learn(version);
            double[] uncommitted =
                    scorers.score(3, List.of(event(1))).predictions().get(0);
            assertThat(scorers.score(3, List.of(event(1))).version()).isEqualTo(version - 1);
            commit();
            Scores scores = scorers.score(
                    3, IntStream.range(0, 100).mapToObj(ScorerTest::event).toList());
            assertThat(scores.version()).isEqualTo(version);
            assertThat(scores.predictions()).hasSize(100);
            assertThat(scores.predictions().get(1)).isNotEqualTo(uncommitted);
            for (int i = 0; i < 100; i++) {
                assertThat(scores.predictions().get(i)).isEqualTo(prediction(event(i)));
            }
        }
    }

    @Test
    void leavesTheLearnerAndItsOwnCopyAsTheyAre() throws BadEventException {
        learn(1);
        commit();
        TreeMap<String, byte[]> chunks = new TreeMap<>();
        assertThat(scorers.digest(3).version()).isEqualTo(1);
        String before = scorers.digest(3).digest();
        ObjectNode strange = json(1).put("place", "a place nobody has seen");
        scorers.score(3, List.of(events.bytes(strange)));
        scorers.explain(3, events.bytes(strange));
        assertThat(scorers.digest(3).digest()).isEqualTo(before);
        learner.drainChanges(chunks::put);
        assertThat(chunks).isEmpty();
    }

    @Test
    void hasTheDigestOfAllThatWasCommitted() throws BadEventException {
        TreeMap<String, byte[]> all = new TreeMap<>();
        for (int version = 1; version <= 3; version++) {
            learn(version);
            List<ProducerRecord<byte[], byte[]>> records = records();
            records.forEach(record -> all.put(new String(record.key(), UTF_8), record.value()));
            models.committed(records);
        }
        assertThat(scorers.digest(3)).isEqualTo(new VersionDigest(3, ModelDigest.of(all)));
    }

    @Test
    void explainsWhatEachFieldAddsAndTheGates() throws BadEventException {
        IntStream.rangeClosed(1, 20).forEach(this::learnQuietly);
        commit();
        ObjectNode node = json(AMOUNT);
        Explanation whole = scorers.explain(3, events.bytes(node));
        Scores scores = scorers.score(3, List.of(events.bytes(node)));
        assertThat(whole.fields()).contains("place", "kind", "amount");
        for (int task = 0; task < SCHEMA.spec().tasks().size(); task++) {
            Explanation.OfTask explained = whole.tasks().get(task);
            assertThat(explained.prediction()).isEqualTo(scores.predictions().get(0)[task]);
            assertThat(explained.gate().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isEqualTo(1, within(1e-5));
            boolean isBinary = SCHEMA.spec().tasks().get(task).isBinary();
            assertThat(explained.output()).isEqualTo(output(isBinary, explained.prediction()), within(1e-9));
            node.putNull("amount");
            double without =
                    scorers.score(3, List.of(events.bytes(node))).predictions().get(0)[task];
            assertThat(explained.added().get(whole.fields().indexOf("amount")))
                    .isEqualTo(explained.output() - output(isBinary, without), within(1e-9))
                    .isNotZero();
        }
    }

    @Test
    void saysWhichEventCannotBeUsed() {
        ObjectNode bad = json(1).put("amount", 1e300);
        List<byte[]> three = List.of(event(0), events.bytes(bad), event(2));
        assertThatThrownBy(() -> scorers.score(3, three))
                .isInstanceOf(UnusableEventException.class)
                .hasMessageContaining("BAD_VALUE")
                .satisfies(e -> assertThat(((UnusableEventException) e).index()).isEqualTo(1));
    }

    @Test
    void hasNoModelOfOtherPartitionsNorOfOnesThatLeft() {
        assertThat(scorers.score(3, List.of(event(0))).version()).isZero();
        assertThatThrownBy(() -> scorers.score(4, List.of(event(0)))).isInstanceOf(NoModelException.class);
        models.ends(3);
        assertThatThrownBy(() -> scorers.score(3, List.of(event(0)))).isInstanceOf(NoModelException.class);
        assertThat(scorers.partitions()).isEmpty();
        models.begins(3, new TreeMap<>());
        assertThat(scorers.score(3, List.of(event(0))).version()).isZero();
    }

    @Test
    void freesWhatItHasOfAModelThatIsGone() {
        scorers.score(3, List.of(event(0)));
        assertThat(scorers.size()).isEqualTo(1);
        models.ends(3);
        await().until(() -> scorers.size() == 0);
    }

    @Test
    void beginsAnewWithTheWholeModelAfterChunksThatDoNotFit() throws BadEventException {
        learn(1);
        commit();
        scorers.score(3, List.of(event(0)));
        learn(2);
        List<ProducerRecord<byte[], byte[]>> good = records();
        List<ProducerRecord<byte[], byte[]>> bad = good.stream()
                .map(record -> new ProducerRecord<>(record.topic(), 3, record.key(), new byte[5]))
                .toList();
        models.committed(bad.subList(bad.size() / 2, bad.size()).stream()
                .filter(record -> !new String(record.key(), UTF_8).startsWith(OnlineLearner.COUNTERS))
                .toList());
        assertThatThrownBy(() -> scorers.score(3, List.of(event(0)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scorers.score(3, List.of(event(0)))).isInstanceOf(IllegalArgumentException.class);
        models.committed(good);
        Scores scores = scorers.score(3, List.of(event(0)));
        assertThat(scores.version()).isEqualTo(2);
        assertThat(scores.predictions().get(0)).isEqualTo(prediction(event(0)));
    }

    @Test
    void givesTheBitsOfTheWholeModelToSeveralThreadsWhilePartitionsMove() throws Exception {
        learn(1);
        TreeMap<String, byte[]> whole = new TreeMap<>();
        records().forEach(record -> whole.put(new String(record.key(), UTF_8), record.value()));
        double[] expected = prediction(event(0));
        models.begins(3, whole);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        ExecutorService asking = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(asking.submit(() -> {
                    while (!isOver.get()) {
                        try {
                            Scores scores = scorers.score(3, List.of(event(0)));
                            assertThat(scores.version()).isEqualTo(1);
                            assertThat(scores.predictions().get(0)).isEqualTo(expected);
                            answers.incrementAndGet();
                        } catch (NoModelException moved) {
                            Thread.onSpinWait();
                        }
                    }
                }));
            }
            for (int moves = 0; moves < 100; moves++) {
                int before = answers.get();
                await().pollInterval(Duration.ofMillis(1)).until(() -> answers.get() > before);
                models.ends(3);
                models.begins(3, whole);
            }
            isOver.set(true);
            for (Future<?> thread : threads) {
                thread.get();
            }
        } finally {
            isOver.set(true);
            asking.shutdown();
        }
        models.ends(3);
        await().until(() -> scorers.size() == 0);
    }

    private void learnQuietly(int version) {
        try {
            learn(version);
        } catch (BadEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private void learn(int version) throws BadEventException {
        for (int row = 0; row < 32; row++) {
            learner.encode(
                    reader.read(event(32 * version + row), Long.MAX_VALUE).values(), rows, row);
        }
        learner.predict(rows, 0, 32);
        assertThat(learner.learn(rows, 32)).isTrue();
    }

    private void commit() {
        models.committed(records());
    }

    private List<ProducerRecord<byte[], byte[]>> records() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        learner.drainChanges(
                (key, value) -> records.add(new ProducerRecord<>("changelog", 3, key.getBytes(UTF_8), value)));
        return records;
    }

    private double[] prediction(byte[] event) throws BadEventException {
        RowBatch one = learner.newBatch();
        learner.encodeFrozen(reader.read(event, Long.MAX_VALUE).values(), one, 0);
        learner.predict(one, 0, 1);
        return IntStream.range(0, SCHEMA.spec().tasks().size())
                .mapToDouble(task -> one.prediction(0, task))
                .toArray();
    }

    private static byte[] event(int i) {
        return Visits.bytes(VISITS.get(i));
    }

    private static ObjectNode json(int i) {
        return (ObjectNode) JsonText.parse(VISITS.get(i).toString());
    }

    private static double output(boolean isBinary, double prediction) {
        return isBinary ? Math.log(prediction / (1 - prediction)) : prediction;
    }
}
