package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.ContainerBroker;
import org.mmoestreams.workbench.testing.Elapsed;
import org.mmoestreams.workbench.testing.TestKafka;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * The image of {@code docker/Dockerfile} against the launcher outside of it. Runs once the jars are packaged, of which
 * the image is made.
 */
@Tag("packaged")
@Timeout(600)
final class LearnerImageTest {

    private static final String NO_ENGINE = "skipped, as no Docker engine answers";

    private static final int EVENTS = 20_000;
    private static final int SENT_BEFORE_THE_KILL = 12_000;
    private static final int PREDICTED_BEFORE_THE_KILL = 5_000;
    private static final int WINDOW_ROWS = 256;
    private static final int SIGKILL = 128 + 9;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void learnsExactlyOnceThoughItsContainerIsKilled() throws IOException {
        boolean engineAnswers = ContainerBroker.engineAnswers();
        if (!engineAnswers) {
            System.out.println("LearnerImageTest.learnsExactlyOnceThoughItsContainerIsKilled: " + NO_ENGINE);
        }
        assumeTrue(engineAnswers, NO_ENGINE);
        long start = System.nanoTime();
        ContainerBroker broker = ContainerBroker.start();
        try (TestKafka kafka = new TestKafka(broker)) {
            Pipeline undisturbed = Pipeline.create(kafka, folder, 1);
            Pipeline killed = Pipeline.create(kafka, Path.of("/tmp"), 1);
            learnOutside(undisturbed);
            System.out.println("learnt outside of the image: " + Elapsed.since(start));
            learnInContainer(killed, broker.bootstrapServersAmongContainers());
            System.out.println("learnt in a container: " + Elapsed.since(start));
            assertThat(killed.predictions()).hasSize(EVENTS);
            assertThat(killed.models()).singleElement().satisfies(model -> {
                assertThat(model.windows()).isEqualTo(EVENTS / WINDOW_ROWS);
                assertThat(model.pendingRows()).isEqualTo(EVENTS % WINDOW_ROWS);
            });
            assertThat(killed.models()).isEqualTo(undisturbed.models());
            Said.assertSame(killed.predictions(), undisturbed.predictions());
            assertThat(killed.deadLetters()).isEmpty();
        }
    }

    private void learnOutside(Pipeline pipeline) throws IOException {
        List<String> line = new ArrayList<>(List.of("../bin/mmoe-streams"));
        line.addAll(List.of(pipeline.commandLine("run", "--exit-with-parent")));
        Path log = folder.resolve("outside.log");
        Process learner = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            pipeline.replay(RowRange.first(EVENTS));
            pipeline.awaitPredictions(EVENTS);
            assertThat(learner.isAlive()).as(Files.readString(log)).isTrue();
        } finally {
            learner.destroyForcibly();
        }
    }

    private static void learnInContainer(Pipeline pipeline, String bootstrap) {
        ImageFromDockerfile image = LearnerContainer.image();
        pipeline.replay(RowRange.first(SENT_BEFORE_THE_KILL));
        try (LearnerContainer learner = LearnerContainer.start(image, pipeline.commandLineFor(bootstrap, "run"))) {
            assertThat(learner.user()).isEqualTo("10001");
            pipeline.awaitPredictions(PREDICTED_BEFORE_THE_KILL);
            assertThat(learner.kill()).isEqualTo(SIGKILL);
            int committed = pipeline.predictions().size();
            System.out.println("killed with " + committed + " predictions committed");
            pipeline.replay(new RowRange(SENT_BEFORE_THE_KILL, EVENTS - SENT_BEFORE_THE_KILL));
            learner.startAgain();
            pipeline.awaitPredictions(committed + 1);
            pipeline.awaitPredictions(EVENTS);
            assertThat(learner.stop()).isEqualTo(SIGTERM);
        }
    }
}
