package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder for local state that is of no use: the model lives in Kafka, so nothing depends on it. */
@FaultSuite
@Timeout(300)
final class StateFolderTest {

    private static final int STOP_AFTER = 1_010;

    private final Faults faults;
    private final Outcome reference;

    @TempDir
    private Path folder;

    StateFolderTest(Faults faults) {
        this.faults = faults;
        this.reference = faults.reference(Workload.USUAL);
    }

    @Test
    void learnsTheSameWithAFullStateFolder() throws IOException, InterruptedException {
        Path full = Files.createDirectory(folder.resolve("full"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "mmoe-faults", full.toString()) == 0;
        if (!mounted) {
            System.out.println(
                    "StateFolderTest.learnsTheSameWithAFullStateFolder: skipped, as no tmpfs can be mounted");
        }
        assumeTrue(mounted, "skipped, as no tmpfs can be mounted");
        try {
            fill(full.resolve("ballast"));
            learnsTheSame(full);
        } finally {
            assertThat(run("umount", "-l", full.toString())).isZero();
        }
    }

    @Test
    void learnsTheSameWhereNoStateFolderCanBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        learnsTheSame(file.resolve("state"));
    }

    @Test
    void namesAStateFolderThatHoldsGarbageAndGoesOnOnceItIsGone() throws IOException {
        Path state = folder.resolve("garbage");
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner", "state.dir=" + state);
            group.send(STOP_AFTER);
            group.awaitSettled(STOP_AFTER);
            learner.stop();
            Path application = state.resolve(group.settings().applicationId());
            for (String name : List.of(".lock", "kafka-streams-process-metadata", "0_0/.checkpoint", "0_1/.lock")) {
                Path file = application.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, new byte[] {(byte) 0xFF, 0, 13, 10, (byte) 0xC3});
            }
            Instance misled = group.start("misled", "state.dir=" + state);
            assertThat(misled.awaitExit()).isEqualTo(1);
            assertThat(misled.log().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains("state folder " + application, "delete it");
            assertThat(group.settled()).as("events that came out").isEqualTo(STOP_AFTER);
            Utils.delete(application.toFile());
            learner.restart();
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    private void learnsTheSame(Path state) {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner", "state.dir=" + state);
            group.send(STOP_AFTER);
            group.awaitSettled(STOP_AFTER);
            learner.kill();
            learner.restart();
            group.sendAll();
            group.outcome().assertEquals(reference);
            System.out.println("state folder " + state.getFileName() + ", the learner's log: '" + learner.log() + "'");
        }
    }

    private LearnerGroup group() {
        return LearnerGroup.create(faults.brokers(), Workload.USUAL, folder);
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
        assertThat(Files.getFileStore(file).getUsableSpace()).isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
