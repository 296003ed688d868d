package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.stage.EventFiles;
import org.mmoestreams.workbench.testing.Fruit;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A data set that has another schema, other columns and another task than the census, on a real broker. */
@WithKafka
@Timeout(120)
final class OtherDataTest {

    private static final int EVENTS = 1_000;
    private static final long SEED = 7;

    private final TestKafka kafka;
    private final Fruit fruit = new Fruit();

    @TempDir
    private Path folder;

    OtherDataTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void everyRowIsPredictedOnceAndLearntFrom() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1, "window.rows=50")
                .with(folder, EventFiles.write(fruit.format(), folder).toArray(String[]::new));
        try (LearnerApp learner = pipeline.start();
                RowSource rows = fruit.generated(SEED, RowRange.first(EVENTS))) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.replay(fruit.events(), rows);
            List<String> ids =
                    LongStream.range(0, EVENTS).mapToObj(EventIds::idOf).toList();
            assertThat(pipeline.awaitPredictions(EVENTS))
                    .extracting(Said::eventId)
                    .isEqualTo(ids);
            List<TaskMetrics> metrics = pipeline.awaitMetrics(EVENTS, 1);
            assertThat(metrics).extracting(TaskMetrics::getTask).containsOnly("ripe");
            assertThat(metrics.get(metrics.size() - 1).getAuc()).isGreaterThan(0.8);
        }
        assertThat(pipeline.deadLetters()).isEmpty();
    }
}
