package org.mmoestreams.workbench.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.ParentWatch;

final class ChildJvmTest {

    @TempDir
    private Path directory;

    @Test
    void passesArgumentsOptionsAndEnvironmentAndReportsTheExitStatus() throws IOException {
        JvmCommand command = JvmCommand.of(Echo.class, log())
                .withArgs("argument")
                .withJvmArgs(List.of("-Doption=set"))
                .withEnvironment("MMOE_CHILD", "variable");
        try (ChildJvm child = ChildJvm.start(command)) {
            assertThat(child.awaitExit(Duration.ofSeconds(30))).isTrue();
            assertThat(child.exitStatus()).hasValue(7);
            assertThat(Files.readString(child.log())).contains("argument set variable");
        }
    }

    @Test
    void passesTheOptionsOfAllChildrenBeforeItsOwn() throws IOException {
        String before = System.getProperty(ChildJvm.OPTIONS, "");
        System.setProperty(ChildJvm.OPTIONS, " -Doption=common  -Dcommon=set ");
        try (ChildJvm plain = echo("plain", List.of());
                ChildJvm other = echo("other", List.of("-Doption=own"))) {
            assertThat(plain.awaitExit(Duration.ofSeconds(30))).isTrue();
            assertThat(other.awaitExit(Duration.ofSeconds(30))).isTrue();
            assertThat(Files.readString(plain.log())).contains("plain common");
            assertThat(Files.readString(other.log())).contains("other own");
        } finally {
            System.setProperty(ChildJvm.OPTIONS, before);
        }
    }

    @Test
    void stopsInOrderWhenAskedAndKillsWhatDoesNotAnswer() throws IOException {
        try (ChildJvm obliging = waiting("obliging");
                ChildJvm stubborn = waiting("stubborn")) {
            obliging.stop(Duration.ofSeconds(30));
            assertThat(Files.readString(obliging.log())).contains("in order");
            stubborn.stop(Duration.ofMillis(200));
            assertThat(stubborn.isAlive()).isFalse();
            assertThat(Files.readString(stubborn.log())).doesNotContain("in order");
        }
    }

    private ChildJvm echo(String name, List<String> options) {
        return ChildJvm.start(JvmCommand.of(Echo.class, directory.resolve(name + ".log"))
                .withJvmArgs(options)
                .withArgs(name));
    }

    private ChildJvm waiting(String manner) {
        Path log = directory.resolve(manner + ".log");
        ChildJvm child = ChildJvm.start(JvmCommand.of(Waiting.class, log).withArgs(manner));
        await().atMost(30, SECONDS).until(() -> Files.readString(log).contains("ready"));
        return child;
    }

    private Path log() {
        return directory.resolve("child.log");
    }

    static final class Echo {

        private Echo() {}

        public static void main(String[] args) {
            System.out.println(args[0] + " " + System.getProperty("option") + " " + System.getenv("MMOE_CHILD"));
            System.exit(7);
        }
    }

    static final class Waiting {

        private Waiting() {}

        public static void main(String[] args) throws InterruptedException {
            ParentWatch.exitWithParent();
            CountDownLatch never = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (args[0].equals("stubborn")) {
                    awaitForEver(never);
                }
                System.out.println("in order");
            }));
            System.out.println("ready");
            never.await();
        }

        private static void awaitForEver(CountDownLatch never) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
