package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.nn.NativeRuntime;

/** A learner that is started with other settings than its model was learnt with. */
@FaultSuite
@Timeout(300)
final class OtherSettingsTest {

    private static final int LEARNT = 1_010;

    private final Faults faults;
    private final Outcome reference;

    @TempDir
    private Path folder;

    OtherSettingsTest(Faults faults) {
        this.faults = faults;
        this.reference = faults.reference(Workload.USUAL);
    }

    @Test
    void refusesTheModelOfOtherSettingsAndListsTheDifferences() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), specWithOtherCapacity());
        try (LearnerGroup group = learnt()) {
            group.send(LEARNT + 200);
            Instance changed = group.start("changed", "model.experts=4", "model.seed=7", "event.spec=" + spec);
            assertThat(changed.awaitExit()).isEqualTo(1);
            assertThat(changed.log().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains(
                            "spec.nominal[0].capacity is 16, the configuration has 17",
                            "model.experts is 8, the configuration has 4",
                            "seed is 42, the configuration has 7");
            assertThat(group.settled()).as("events that came out").isEqualTo(LEARNT);
            group.start("repaired");
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void warnsOfAnotherCoreTypeAndRecordsBoth() {
        String other = NativeRuntime.coreType().equals("Nehalem") ? "Sandybridge" : "Nehalem";
        try (LearnerGroup group = learnt()) {
            Instance elsewhere = group.start(
                    "elsewhere", group.command("elsewhere", List.of()).withEnvironment("OPENBLAS_CORETYPE", other));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events());
            assertThat(elsewhere.log().lines().filter(line -> line.contains("core type")))
                    .isNotEmpty()
                    .allMatch(line ->
                            line.contains("WARN") && line.contains(NativeRuntime.coreType()) && line.contains(other));
            assertThat(group.coreTypes()).containsOnly(NativeRuntime.coreType() + ", " + other);
        }
    }

    @Test
    void goesOnWithAnotherCommitIntervalAndLinger() {
        try (LearnerGroup group = learnt()) {
            group.start("changed", "kafka.commit.interval.ms=700", "window.linger=PT0.2S");
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void goesOnWithAnotherLearningRate() {
        try (LearnerGroup group = learnt()) {
            group.start("changed", "optimizer.learning-rate=0.01");
            group.sendAll();
            Outcome outcome = group.outcome();
            assertThat(outcome.predictions()).hasSameSizeAs(reference.predictions());
            for (int partition = 0; partition < Workload.USUAL.partitions(); partition++) {
                assertThat(outcome.models().get(partition).windows())
                        .isEqualTo(reference.models().get(partition).windows());
                assertThat(outcome.models().get(partition).digest())
                        .isNotEqualTo(reference.models().get(partition).digest());
            }
        }
    }

    private LearnerGroup learnt() {
        return LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, LEARNT);
    }

    private static String specWithOtherCapacity() throws IOException {
        try (var in = OtherSettingsTest.class.getResourceAsStream("/census/features.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{field: class_worker, capacity: 16}", "{field: class_worker, capacity: 17}");
        }
    }
}
