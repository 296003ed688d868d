package org.mmoestreams.workbench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.cli.Interruption;
import picocli.AutoComplete;

@Timeout(120)
class ClassArchivesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void usesAnArchiveThatAJvmWroteToItsEnd() throws URISyntaxException {
        Path archive = folder.resolve("whole.jsa");
        // JVMs archive classes of jars, not of folders
        Path jar = Path.of(AutoComplete.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JvmCommand command = JvmCommand.of(AutoComplete.class, folder.resolve("maker.log"))
                .withJvmArgs(ClassArchives.options(archive, true))
                .withEnvironment("CLASSPATH", jar.toString())
                .withArgs("--help");
        try (ChildJvm child = ChildJvm.start(command)) {
            assertThat(child.awaitExit(PATIENCE)).isTrue();
        }
        assertThat(ClassArchives.options(archive, true)).contains("-XX:SharedArchiveFile=" + archive);
        assertThat(ClassArchives.options(archive, false)).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void makesAnewWhatAKilledJvmLeftUnfinished() throws IOException {
        Path archive = folder.resolve("broken.jsa");
        Files.write(archive, new byte[100_000]);
        assertThat(ClassArchives.options(archive, true)).contains("-XX:ArchiveClassesAtExit=" + archive);
        assertThat(ClassArchives.options(archive, false)).isEmpty();
        Files.write(archive, new byte[0]);
        assertThat(ClassArchives.options(archive, true)).contains("-XX:ArchiveClassesAtExit=" + archive);
    }

    @Test
    void waitsForNoArchiveWhereTheParentIsInterrupted() throws IOException {
        Path log = folder.resolve("parent.log");
        Path archive = folder.resolve("interrupted.jsa");
        JvmCommand command = JvmCommand.of(Parent.class, log).withArgs(archive.toString(), folder.toString());
        try (ChildJvm parent = ChildJvm.start(command)) {
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("child runs"));
            parent.terminate();
            assertThat(parent.awaitExit(PATIENCE)).isTrue();
        }
        assertThat(Files.readString(log)).contains("child ended with 137");
    }

    /** Stops a child that makes an archive once it is told to end itself. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws IOException {
            Path log = Path.of(args[1], "child.log");
            try (var interruption = Interruption.watch();
                    ChildJvm child = ChildJvm.start(JvmCommand.of(Child.class, log)
                            .withJvmArgs(ClassArchives.options(Path.of(args[0]), true)))) {
                await().atMost(PATIENCE).until(() -> Files.readString(log).contains("ready"));
                System.out.println("child runs");
                interruption.await();
                child.stop(PATIENCE);
                System.out.println("child ended with " + child.exitStatus().orElse(-1));
            }
        }
    }

    /** Ends with its parent, or when it is asked to. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            System.out.println("ready");
            System.out.println(Arrays.toString(System.in.readAllBytes()));
        }
    }
}
