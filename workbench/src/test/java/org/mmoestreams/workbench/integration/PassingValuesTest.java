package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner whose values come and go, killed in mid-stream, is as one that was not. */
@WithKafka
@Timeout(180)
final class PassingValuesTest {

    private static final Path SPEC = Path.of("..", "data", "census", "features.yaml");

    private final TestKafka kafka;

    PassingValuesTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void resumesBitForBitAfterKill(@TempDir Path steady, @TempDir Path killed) throws IOException {
        List<Message> messages = RoughStream.messages();
        List<Said> predictions;
        List<ModelState> models;
        Pipeline pipeline = pipeline(steady);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.send(messages);
            predictions = pipeline.awaitPredictions(RoughStream.sound());
            models = pipeline.models();
        }
        Pipeline mortal = pipeline(killed);
        Said.assertSame(FedJvm.runKilled(mortal, messages, RoughStream.sound(), 2), predictions);
        assertThat(mortal.models()).isEqualTo(models);
    }

    private Pipeline pipeline(Path folder) throws IOException {
        Path spec = Files.writeString(folder.resolve("features.yaml"), passing(Files.readString(SPEC)));
        return Pipeline.create(kafka, folder, 1, RoughStream.SETTINGS).with(folder, "event.spec=" + spec);
    }

    /** The census, with values that go after a minute, or after three windows, and some that are hashed. */
    private static String passing(String spec) {
        return spec.replace("{field: det_occ_code, capacity: 64}", "{field: det_occ_code, hashed: 40, hash-seed: 3}")
                .replace("capacity: 64}", "capacity: 20, expire-after: PT1M}")
                .replace("capacity: 32}", "capacity: 8, expire-after: {windows: 3}, admit-after: 2}")
                .replace("buckets: {per-octave: 4, max: 131072}", "buckets: log, as-number: false")
                .replace("tasks:\n", "crosses: [{cross: [education, age], hashed: 500}]\n\ntasks:\n");
    }
}
