package org.mmoestreams.workbench.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParentWatchTest {

    @TempDir
    private Path directory;

    @Test
    void brokerEndsWhenItsParentIsKilled() throws IOException {
        Path pidFile = directory.resolve("broker.pid");
        JvmCommand command = JvmCommand.of(BrokerParent.class, directory.resolve("parent.log"))
                .withArgs(directory.resolve("data").toString(), pidFile.toString());
        try (ChildJvm parent = ChildJvm.start(command)) {
            await().atMost(60, SECONDS).until(() -> Files.exists(pidFile));
            ProcessHandle broker =
                    ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
            assertThat(broker.isAlive()).isTrue();
            parent.kill();
            await().atMost(10, SECONDS).until(() -> !broker.isAlive());
        }
    }
}
