package org.mmoestreams.workbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.cli.Main;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Machines, and JVMs, that a learner cannot run on: each in a process of its own. */
@WithKafka
@Timeout(180)
final class BrokenMachineTest {

    private final TestKafka kafka;
    private final String id = TestKafka.unique("examined");

    @TempDir
    private Path folder;

    BrokenMachineTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void namesACoreTypeThatThereIsNot() throws IOException {
        assertFault(
                "core type",
                List.of(),
                command -> command.withEnvironment("OPENBLAS_CORETYPE", "Haswel"),
                "OPENBLAS_CORETYPE: Haswel, which OpenBLAS does not know",
                "set OPENBLAS_CORETYPE");
    }

    @Test
    void namesAHeapThatIsTooSmall() throws IOException {
        assertFault(
                "memory",
                List.of(),
                command -> command.withJvmArgs(List.of("-Xmx72m")),
                "a heap of",
                "set MMOE_JAVA_OPTS=-Xmx512m");
    }

    @Test
    void namesAMachineWithoutNativeLibraries() throws IOException {
        assertFault(
                "java",
                List.of(),
                command -> command.withJvmArgs(List.of("-Dorg.bytedeco.javacpp.platform=no-such-platform")),
                "no-such-platform, for which this build has no native libraries",
                "run it on another machine");
    }

    @Test
    void namesAFolderOfNativeLibrariesThatForbidsExecution() throws IOException {
        withoutExecution(mounted -> assertFault(
                "native libraries",
                List.of(),
                command -> command.withJvmArgs(List.of("-Dorg.bytedeco.javacpp.cachedir=" + mounted)),
                "native libraries in folder " + mounted,
                "not mounted with noexec"));
    }

    @Test
    void namesATemporaryFolderThatForbidsExecutionWhereRowsWait() throws IOException {
        withoutExecution(mounted -> assertFault(
                "temporary folder",
                List.of("topics.labels=" + id + ".labels"),
                command -> command.withJvmArgs(List.of("-Djava.io.tmpdir=" + mounted)),
                mounted + ": mounted with noexec, so that RocksDB",
                "set MMOE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER"));
    }

    @Test
    void namesAStateFolderThatIsReadOnly() throws IOException {
        mounted(
                "ro",
                mounted -> assertFault(
                        "state folder",
                        List.of("state.dir=" + mounted, "topics.labels=" + id + ".labels"),
                        UnaryOperator.identity(),
                        mounted + " cannot be written",
                        "not read-only"));
    }

    /** Something that is done with a folder. */
    private interface Use {
        void of(Path folder) throws IOException;
    }

    private void withoutExecution(Use use) throws IOException {
        mounted("noexec", use);
    }

    /** Skipped where this user may mount nothing. */
    private void mounted(String option, Use use) throws IOException {
        Path mounted = Files.createDirectory(folder.resolve(option));
        boolean done = run("mount", "-t", "tmpfs", "-o", option, "mmoe-doctor", mounted.toString());
        if (!done) {
            System.out.println("BrokenMachineTest, " + option + ": skipped, as no tmpfs can be mounted");
        }
        assumeTrue(done, "skipped, as no tmpfs can be mounted");
        try {
            use.of(mounted);
        } finally {
            assertThat(run("umount", "-l", mounted.toString())).isTrue();
        }
    }

    private void assertFault(
            String name, List<String> settings, UnaryOperator<JvmCommand> broken, String found, String remedy)
            throws IOException {
        List<String> lines = examine(settings, broken);
        String head = String.format("fault        %-16s  ", name);
        assertThat(lines.stream().filter(line -> line.startsWith("fault ")))
                .as(String.join("\n", lines))
                .singleElement()
                .asString()
                .startsWith(head)
                .contains(found);
        int fault = lines.indexOf(
                lines.stream().filter(line -> line.startsWith(head)).findFirst().orElseThrow());
        assertThat(lines.get(fault + 1).strip()).startsWith("-> ").contains(remedy);
        assertThat(lines).anyMatch(line -> line.startsWith("good         brokers "));
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }

    private List<String> examine(List<String> settings, UnaryOperator<JvmCommand> broken) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("doctor", "--create-topics", "--bootstrap", kafka.bootstrapServers()));
        LearnerNames.of(id).forEach(setting -> arguments.addAll(List.of("--set", setting)));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        JvmCommand sound = JvmCommand.of(Main.class, folder.resolve("doctor.log"))
                .withJvmArgs(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=logback.xml"));
        ChildJvm child = ChildJvm.start(broken.apply(sound).withArgs(arguments.toArray(String[]::new)));
        try {
            assertThat(child.awaitExit(Duration.ofMinutes(2))).isTrue();
            List<String> lines = Files.readAllLines(child.log());
            assertThat(child.exitStatus()).as(String.join("\n", lines)).hasValue(1);
            return lines;
        } finally {
            child.kill();
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
