package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Stage;

/** Brokers that are made anew, and a learner whose local state is of the former ones. */
@Timeout(300)
class OtherClusterTest {

    private static final String LABELS = "topics.labels=census.labels";
    private static final String WINDOWS_OF_1000_ROWS = "(?s).*\\b1792\\b.*";

    @TempDir
    private Path state;

    @Test
    void learnsAllEventsWhateverTheFormerClustersLearnerLeftBehind() {
        assertThat(learnt()).matches(WINDOWS_OF_1000_ROWS);
        assertThat(learnt()).matches(WINDOWS_OF_1000_ROWS);
    }

    /** What brokers of their own have of the model once a learner has read the same events there. */
    private String learnt() {
        try (Stage stage = Stage.open("clusters", new Census().format(), List.of(LABELS), UnaryOperator.identity())) {
            run(
                    stage,
                    "replay",
                    "--create-topics",
                    "--events",
                    "1000",
                    "--label-delay",
                    "fixed:300",
                    "--start-time",
                    "1995-01-01T00:00:00Z");
            List<String> assignments = stage.assignments("state.dir=" + state);
            LearnerProcess learner =
                    LearnerProcess.start(stage.bootstrap(), stage.folder(), assignments, "--create-topics");
            try (learner) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(run(stage, "model")).matches(WINDOWS_OF_1000_ROWS));
            }
            return run(stage, "model");
        }
    }

    private static String run(Stage stage, String command, String... options) {
        List<String> line = new ArrayList<>(List.of(command, "--bootstrap", stage.bootstrap(), "--set", LABELS));
        line.addAll(Arrays.asList(options));
        CapturedRun run = CapturedRun.of(line.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
        return run.out();
    }
}
