package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What is learnt beside a task is audited, too: which rows had late positives, and which negatives were true. */
@WithKafka
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
final class ElapsedTimeAuditTest {

    private static final int EVENTS = 9_000;
    /** The two of the spec, then those beside the first of them. */
    private static final int TASKS = 4;

    private static final int DELAYED = 2;

    private final TestKafka kafka;
    private LateLabelled learnt;

    ElapsedTimeAuditTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeAll
    void learn(@TempDir Path folder) {
        learnt = LateLabelled.create(kafka, folder, "elapsed-time");
        learnt.send(EVENTS);
        try (LearnerApp learner = learnt.pipeline().start()) {
            assertThat(learner.partitions()).isEqualTo(LateLabelled.PARTITIONS);
            learnt.awaitAllTaken();
        }
    }

    @Test
    void findsWhatBecameOfRowsInTheTopics() throws IOException {
        CapturedRun run = CapturedRun.of(learnt.pipeline().commandLine("audit", "--from-scratch", "--json"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode partitions = new JsonMapper().readTree(run.out());
        assertThat(partitions).hasSize(LateLabelled.PARTITIONS).allSatisfy(partition -> {
            assertThat(partition.path("outcome").asText()).isEqualTo("equal");
            assertThat(partition.path("labels").path("settled").asLong()).isGreaterThan(EVENTS / 8);
            assertThat(partition.path("labels").path("correction").asLong()).isPositive();
        });
    }

    @Test
    void namesWhatDoesNotFollowFromWhatWasLearnt() {
        CapturedRun run = new AlteredCopy(kafka, learnt.pipeline())
                .withWindows(ElapsedTimeAuditTest::flipped)
                .audit();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("partition 0: window \\d+, row \\d: event r\\d+, task income\\.delayed: label [01]\\.0"
                        + " \\(expected: [01]\\.0, as income was learnt last as ")
                .contains(" different", " equal");
    }

    /** Whether positives came late is the other way round. */
    private static LearntWindow flipped(LearntWindow window) {
        ByteBuffer labels = ByteBuffer.allocate(window.getLabels().remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(window.getLabels().duplicate())
                .flip();
        for (int row = 0; row < window.getRows(); row++) {
            int place = (row * TASKS + DELAYED) * Double.BYTES;
            labels.putDouble(place, 1 - labels.getDouble(place));
        }
        return LearntWindow.newBuilder(window).setLabels(labels).build();
    }
}
