package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Events that come slowly. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(120)
final class EarlyPredictionTest {

    private static final int SINGLE = 10;
    private static final int SLOW = 300;
    private static final int ALL = 1_000;

    private final TestKafka kafka;
    private final ReferenceRun reference;

    @TempDir
    private Path folder;

    EarlyPredictionTest(TestKafka kafka, ReferenceRun reference) {
        this.kafka = kafka;
        this.reference = reference;
    }

    @Test
    void predictsBeforeTheWindowIsFullWithTheSameBits() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.send(CensusStream.messages(0, 1));
            pipeline.awaitPredictions(1);
            for (int index = 1; index < SINGLE; index++) {
                pipeline.send(CensusStream.messages(index, index + 1));
                long sent = System.nanoTime();
                List<Said> said = pipeline.awaitPredictions(index + 1);
                assertThat(said).hasSize(index + 1);
                assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(pipeline.models()).singleElement().satisfies(model -> {
                assertThat(model.windows()).isZero();
                assertThat(model.pendingRows()).isEqualTo(SINGLE);
            });
            // so slow that lingers pass within windows, and windows end within what waits
            pipeline.send(CensusStream.messages(SINGLE, SLOW), 100);
            pipeline.send(CensusStream.messages(SLOW, ALL));
            Said.assertSame(
                    pipeline.awaitPredictions(ALL), reference.predictions().subList(0, ALL));
        }
    }
}
