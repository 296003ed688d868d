package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.topology.LearnerDriver;
import org.mmoestreams.app.topology.PlainRun;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.TaskPrediction;

/** Census events in, predictions out, without a broker. */
final class CensusTopologyTest {

    private static final Duration LINGER = Duration.ofMillis(20);

    @Test
    void predictsCensusEvents() {
        Settings settings = Settings.of("window.rows=16", "drift.detector=none");
        EventSchema schema = EventSchema.census();
        List<byte[]> events = CensusBytes.generated(40);
        try (LearnerDriver driver = new LearnerDriver(schema, settings);
                PlainRun reference = PlainRun.of(schema, settings)) {
            events.forEach(event -> {
                driver.send(event);
                reference.add(event);
            });
            driver.advance(LINGER);
            assertThat(driver.said()).hasSize(40).isEqualTo(reference.predictions());
            assertThat(driver.predictions().get(0).getTasks())
                    .extracting(TaskPrediction::getName)
                    .containsExactlyElementsOf(
                            schema.spec().tasks().stream().map(Task::name).toList());
            assertThat(driver.digest()).isEqualTo(reference.digest());
        }
    }
}
