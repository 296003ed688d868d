package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoConfigTest {

    @TempDir
    private Path folder;

    @Test
    void takesWhatIsOfTheModelAndNothingOfWhereItsLearnerIs() throws IOException {
        Path file = Files.writeString(folder.resolve("learner.yaml"), """
                application-id: mine
                topics: {features: mine.in, predictions: mine.out}
                event: {schema: mine.avsc, spec: mine.yaml, max-ahead: PT1H}
                window: {rows: 8}
                state.dir: /var/lib/mine
                http: {host: 0.0.0.0, port: 8080}
                kafka: {sasl.jaas.config: secret}
                """);
        DemoConfig config = DemoConfig.of(Optional.of(file), List.of("window.rows=16", "kafka.linger.ms=1"));
        assertThat(config.assignments())
                .containsExactly("event.max-ahead=PT1H", "window.rows=8", "window.rows=16", "kafka.linger.ms=1");
        assertThat(config.event().schema()).hasValue(Path.of("mine.avsc"));
        assertThat(config.event().spec()).hasValue(Path.of("mine.yaml"));
    }

    @Test
    void isWhatIsAssignedWhereThereIsNoFile() {
        DemoConfig config = DemoConfig.of(Optional.empty(), List.of("event.schema=s.avsc"));
        assertThat(config.assignments()).containsExactly("event.schema=s.avsc");
        assertThat(config.event().schema()).hasValue(Path.of("s.avsc"));
    }
}
