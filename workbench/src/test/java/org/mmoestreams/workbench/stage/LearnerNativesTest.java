package org.mmoestreams.workbench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Assignments;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

@Timeout(120)
final class LearnerNativesTest {

    @Test
    void namesTheFolderOfNativeLibrariesThatCannotBeLoaded(@TempDir Path folder) throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        // a platform that there are no libraries for ends in the same errors as a folder that must not be executed from
        ChildJvm child = ChildJvm.start(JvmCommand.of(Main.class, folder.resolve("bench.log"))
                .withJvmArgs(List.of(
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache, "-Dorg.bytedeco.javacpp.platform=no-such-platform"))
                .withArgs("bench", "kernel", "--shapes", "census", "--batch", "32", "--rounds", "1"));
        try {
            assertThat(child.awaitExit(Duration.ofSeconds(90))).isTrue();
            List<String> lines = Files.readAllLines(child.log());
            assertThat(child.exitStatus()).hasValue(1);
            assertThat(lines.get(lines.size() - 1))
                    .startsWith("error: native libraries in folder " + cache + ": ")
                    .contains("allows execution", "-Dorg.bytedeco.javacpp.cachedir=FOLDER)")
                    .doesNotContain("ND4J is probably");
            assertThat(lines).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Exception in"));
        } finally {
            child.kill();
        }
    }

    /**
     * Two threads that load native libraries at once, one of them ND4J's, may wait for one another for ever: a learner
     * that stood still at its start was found so.
     */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
    void hasLoadedThemBeforeItAsksABroker(@TempDir Path folder) throws IOException {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            broker.setSoTimeout(60_000);
            // unpacked anew they take longer to load than it takes to ask
            JvmCommand command = LearnerProcess.command(
                            "127.0.0.1:" + broker.getLocalPort(), folder, Assignments.of(List.of()))
                    .withJvmArgs(List.of("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("natives")));
            try (ChildJvm learner = ChildJvm.start(command);
                    Socket asked = broker.accept()) {
                assertThat(asked.isConnected()).isTrue();
                assertThat(Files.readString(Path.of("/proc", Long.toString(learner.pid()), "maps")))
                        .contains("/libnd4jcpu.so", "/libjnind4jcpu.so", "/libopenblas");
            }
        }
    }
}
