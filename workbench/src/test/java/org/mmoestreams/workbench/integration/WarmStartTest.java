package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.workbench.batch.EpochRules;
import org.mmoestreams.workbench.batch.EpochTraining;
import org.mmoestreams.workbench.batch.RowPaths;
import org.mmoestreams.workbench.batch.Saving;
import org.mmoestreams.workbench.batch.TrainOptions;
import org.mmoestreams.workbench.batch.Watch;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner of a stream that begins with a model that was trained on rows, and the way back. */
@WithKafka
@Timeout(180)
final class WarmStartTest {

    private static final int TRAINED = 3_000;
    private static final int EVENTS = 2_000;
    private static final int LEARNT = EVENTS / 256 * 256;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    WarmStartTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void beginsWithTheFilesModelAndLearnsTheSameThoughKilled() {
        Path file = train();
        SavedModel saved = SavedModel.read("model", file);
        List<Message> messages = CensusStream.messages(0, EVENTS);
        Pipeline pipeline = Pipeline.create(kafka, folder.resolve("reference"), 1, "model.start-from=" + file);
        try (LearnerApp learner = pipeline.start()) {
            pipeline.send(messages.subList(0, 1));
            pipeline.awaitPredictions(1);
            assertThat(pipeline.models())
                    .containsExactly(new ModelState(0, saved.windows(), saved.rowsLearnt(), 1, saved.digest()));
            pipeline.send(messages.subList(1, EVENTS));
            pipeline.awaitPredictions(EVENTS);
            assertThat(pipeline.awaitMetrics(LEARNT, 2)).isNotEmpty();
            assertThat(learner.observed().incidents()).isEmpty();
        }
        List<Said> undisturbed = pipeline.predictions();
        Pipeline killed = Pipeline.create(kafka, folder.resolve("killed"), 1, "model.start-from=" + file);
        Said.assertSame(FedJvm.runKilled(killed, messages, EVENTS, 2), undisturbed);
        assertThat(killed.models()).isEqualTo(pipeline.models());
        writesTheStreamsModelFromWhichTrainingGoesOn(pipeline);
    }

    private void writesTheStreamsModelFromWhichTrainingGoesOn(Pipeline pipeline) {
        Path file = folder.resolve("stream.model");
        CapturedRun run = CapturedRun.of(pipeline.commandLine("model", "--save", file.toString()));
        assertThat(run.exitCode()).as(run.err()).isZero();
        SavedModel saved = SavedModel.read("model", file);
        assertThat(saved.digest()).isEqualTo(pipeline.models().get(0).digest());
        CapturedRun training =
                CapturedRun.of("train", "--events", "500", "--epochs", "1", "--start-from", file.toString());
        assertThat(training.exitCode()).as(training.err()).isZero();
        assertThat(training.out()).contains("the best model is that of epoch 1");
    }

    private Path train() {
        TrainOptions options = new TrainOptions(
                new Census(),
                new RowPaths(List.of(), RowRange.first(TRAINED), 0, List.of(), List.of()),
                LearnerConfig.standard(),
                Optional.empty(),
                true,
                new Saving(Optional.of(folder.resolve("models")), 1, false));
        EpochTraining.run(options, new EpochRules(1, CensusStream.SEED, 0, Watch.parse("auc"), 0, 0), line -> {});
        return folder.resolve("models/epoch-0001.model");
    }
}
