package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What two models have learnt from labels that came late is audited, and so is what they have not. */
@WithKafka
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
final class AuditTest {

    private static final int EVENTS = 6_000;
    private static final int TASKS = 2;
    /** A task whose labels are waited for as long as rows are kept: none of its negatives is assumed. */
    private static final int WITHOUT_NEGATIVES = 1;

    private final TestKafka kafka;
    private LateLabelled learnt;

    AuditTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeAll
    void learn(@TempDir Path folder) {
        learnt = LateLabelled.create(kafka, folder);
        learnt.send(EVENTS);
        try (LearnerApp learner = learnt.pipeline().start()) {
            assertThat(learner.partitions()).isEqualTo(LateLabelled.PARTITIONS);
            learnt.awaitAllTaken();
        }
    }

    @Test
    void findsWhatWasLearntInTheTopics() throws IOException {
        CapturedRun run = audit("--from-scratch", "--json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode partitions = new JsonMapper().readTree(run.out());
        List<ModelState> models = learnt.pipeline().models();
        assertThat(partitions).hasSize(models.size());
        for (ModelState model : models) {
            JsonNode partition = partitions.get(model.partition());
            assertThat(partition.path("outcome").asText()).isEqualTo("equal");
            assertThat(partition.path("windows").asLong()).isEqualTo(model.windows());
            assertThat(partition.path("rows").asLong()).isEqualTo(model.rowsLearnt());
            assertThat(partition.path("digests").asLong()).isEqualTo(model.windows() / 256 + 1);
            assertThat(partition.path("labels"))
                    .allSatisfy(count -> assertThat(count.isIntegralNumber()).isTrue());
            for (String kind : List.of("label", "end", "correction")) {
                assertThat(partition.path("labels").path(kind).asLong())
                        .as(kind)
                        .isPositive();
            }
        }
    }

    @Test
    void goesOnFromWhereItEnded() {
        assertThat(audit("--from-scratch").exitCode()).isZero();
        CapturedRun again = audit();
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(again.out().lines().skip(1)).hasSize(2).allSatisfy(line -> assertThat(
                        List.of(line.trim().split(" +")).subList(2, 12))
                .containsExactly("0", "0", "0", "0", "0", "0", "0", "0", "1", "equal"));
    }

    @Test
    void namesALabelThatNobodySent() {
        long window = 40;
        CapturedRun run = new AlteredCopy(kafka, learnt.pipeline())
                .withWindows(each -> each.getWindow() == window ? flipped(each) : each)
                .audit();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("partition 0: window 40, row \\d: event r\\d+, task never_married: label [01]\\.0"
                        + " \\(expected: a label of the event, or one that was sent")
                .contains(" different", " equal");
    }

    @Test
    void namesALabelThatWasReadAndNotLearnt() {
        String event = unlabelled();
        byte[] label = AvroBytes.of(LabelEvent.newBuilder()
                .setEventId(event)
                .setEventTime(Instant.parse("1995-01-01T00:00:00Z"))
                .setTask("never_married")
                .setValue(true)
                .build());
        String topic = learnt.pipeline().settings().name(TopicRole.LABELS);
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, event.getBytes(UTF_8), label)));
        }
        assertThat(audit("--from-scratch").exitCode()).as("not read yet").isZero();
        CapturedRun run =
                new AlteredCopy(kafka, learnt.pipeline()).withOneMoreLabelRead().audit();
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("partition 0: event " + event + ", task never_married: label 1\\.0, offset \\d+ of the"
                        + " labels topic: not learnt \\(expected: ");
    }

    @Test
    void namesTheWindowsAfterWhichTheModelIsAnother() {
        CapturedRun run = new AlteredCopy(kafka, learnt.pipeline())
                .withWindows(each -> each.getWindow() == 300 ? unlearnt(each) : each)
                .audit();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("partition 0: windows 256 to 511: digest ");
    }

    @Test
    void namesAWindowThatIsMissing() {
        CapturedRun run = new AlteredCopy(kafka, learnt.pipeline())
                .withWindows(each -> each.getWindow() < 7 ? each : later(each))
                .audit();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("partition 0: window 7: the history has row 0 of window 8 next");
    }

    @Test
    void saysThatTheStoredModelIsAnother() {
        CapturedRun run = new AlteredCopy(kafka, learnt.pipeline())
                .withChunks("standardisation")
                .audit();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("partition 0: windows \\d+ to \\d+ and the events after them: digest ");
    }

    @Test
    void saysInOneLineWhyItCannotAudit() {
        assertThat(audit("--set", "model.seed=7").err())
                .startsWith("error: stored model: seed is 42, the configuration has 7");
        assertThat(audit("--set", "topics.labels=").err()).startsWith("error: topics.labels: empty (expected: ");
        assertThat(audit("--set", "application-id=nobody").err())
                .startsWith("error: application-id: nobody (expected: an application that has run with topics.labels");
    }

    /** One of the newest events of partition 0 that has no label of the task without negatives. */
    private String unlabelled() {
        Map<Long, String> ids = new TreeMap<>();
        Set<Long> labelled = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record :
                kafka.allRecords(learnt.pipeline().settings().name(InternalTopic.HISTORY))) {
            LearntWindow window = AvroBytes.to(LearntWindow.class, record.value());
            LongBuffer numbers = copyOf(window.getSequences()).asLongBuffer();
            ByteBuffer labels = copyOf(window.getLabels());
            for (int row = 0; window.getPartition() == 0 && row < window.getRows(); row++) {
                ids.put(numbers.get(row), window.getEventIds().get(row));
                if (!Double.isNaN(labels.getDouble((row * TASKS + WITHOUT_NEGATIVES) * Double.BYTES))) {
                    labelled.add(numbers.get(row));
                }
            }
        }
        return ids.keySet().stream()
                .filter(number -> !labelled.contains(number) && number < ids.size() - 200)
                .reduce((first, second) -> second)
                .map(ids::get)
                .orElseThrow();
    }

    private CapturedRun audit(String... more) {
        return CapturedRun.of(learnt.pipeline().commandLine("audit", more));
    }

    /** The first label of a task is the other one. */
    private static LearntWindow flipped(LearntWindow window) {
        ByteBuffer labels = copyOf(window.getLabels());
        for (int row = 0; row < window.getRows(); row++) {
            int place = (row * TASKS + WITHOUT_NEGATIVES) * Double.BYTES;
            double label = labels.getDouble(place);
            if (!Double.isNaN(label)) {
                labels.putDouble(place, 1 - label);
                break;
            }
        }
        return LearntWindow.newBuilder(window).setLabels(labels).build();
    }

    /** The first row's labels are not learnt. */
    private static LearntWindow unlearnt(LearntWindow window) {
        ByteBuffer labels = copyOf(window.getLabels());
        for (int task = 0; task < TASKS; task++) {
            labels.putDouble(task * Double.BYTES, Double.NaN);
        }
        return LearntWindow.newBuilder(window).setLabels(labels).build();
    }

    private static LearntWindow later(LearntWindow window) {
        return LearntWindow.newBuilder(window).setWindow(window.getWindow() + 1).build();
    }

    private static ByteBuffer copyOf(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        return copy.put(bytes.duplicate()).flip();
    }
}
