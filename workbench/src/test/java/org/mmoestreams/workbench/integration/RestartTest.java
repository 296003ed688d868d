package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.testing.Elapsed;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner that ends and comes back goes on as if nothing had happened. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(180)
final class RestartTest {

    private static final int TERMINATED = 128 + 15;

    private final TestKafka kafka;
    private final ReferenceRun reference;

    @TempDir
    private Path folder;

    RestartTest(TestKafka kafka, ReferenceRun reference) {
        this.kafka = kafka;
        this.reference = reference;
    }

    @Test
    void resumesBitForBitAfterKill() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        List<Message> messages = CensusStream.messages(0, ReferenceRun.EVENTS);
        Said.assertSame(FedJvm.runKilled(pipeline, messages, ReferenceRun.EVENTS, 3), reference.predictions());
        assertThat(pipeline.models()).isEqualTo(reference.models());
        assertThat(pipeline.predictions()).hasSize(ReferenceRun.EVENTS);
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void resumesBitForBitAfterACleanStopInMidWindow() {
        int first = 3 * ReferenceRun.WINDOW_ROWS + 100;
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerJvm learner = pipeline.startJvm()) {
            pipeline.send(CensusStream.messages(0, first));
            pipeline.awaitPredictions(first);
            assertThat(learner.terminate()).as(learner.log()).isEqualTo(TERMINATED);
            assertThat(pipeline.models()).singleElement().satisfies(model -> {
                assertThat(model.windows()).isEqualTo(3);
                assertThat(model.pendingRows()).isEqualTo(100);
            });
            assertThat(pipeline.groupState()).as("left its group").isEqualTo(GroupState.EMPTY);
            long stopped = System.nanoTime();
            learner.start();
            pipeline.send(CensusStream.messages(first, ReferenceRun.EVENTS));
            pipeline.awaitPredictions(first + 1);
            System.out.println("stopped in order, next prediction after " + Elapsed.since(stopped));
            Said.assertSame(pipeline.awaitPredictions(ReferenceRun.EVENTS), reference.predictions());
            assertThat(learner.terminate()).isEqualTo(TERMINATED);
            assertThat(learner.log()).doesNotContain("\tat ", "error: ");
        }
        assertThat(pipeline.models()).isEqualTo(reference.models());
    }
}
