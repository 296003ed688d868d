package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** However often a learner is killed, what it has committed is what its topics say. */
@WithKafka
@Timeout(300)
final class AuditedKillsTest {

    private static final int EVENTS = 6_000;
    private static final int RATE = 500;
    private static final int KILLS = 3;

    private final TestKafka kafka;

    AuditedKillsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void findsWhatWasLearntInTheTopicsAfterEachKill(@TempDir Path folder) {
        long seed = System.nanoTime();
        System.out.println(KILLS + " kills, seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        LateLabelled labelled = LateLabelled.create(kafka, folder);
        Pipeline pipeline = labelled.pipeline();
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() -> labelled.send(EVENTS, "--rate", Integer.toString(RATE)));
        try (LearnerJvm learner = pipeline.startJvm()) {
            int part = EVENTS / (KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                pipeline.awaitPredictions(kill * part + random.nextInt(part / 4, part));
                learner.kill();
                assertEqual(pipeline);
                learner.start();
            }
            sending.join();
            labelled.awaitAllTaken();
            learner.terminate();
        }
        assertEqual(pipeline);
        assertEqual(pipeline, "--from-scratch");
    }

    /** Goes on from the audit after the kill before, but for the first. */
    private static void assertEqual(Pipeline pipeline, String... more) {
        CapturedRun run = CapturedRun.of(pipeline.commandLine("audit", more));
        System.out.println(run.out());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).doesNotContain("so far");
    }
}
