package org.mmoestreams.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Settings;

class StateClusterTest {

    @TempDir
    private Path folder;

    private Settings settings;
    private int removals;

    @BeforeEach
    void haveLocalState() throws IOException {
        settings = Settings.of("state.dir=" + folder);
        Files.createDirectories(settings.applicationStateDir());
    }

    @Test
    void isRemovedWhereItIsOfAnotherCluster() {
        own(Optional.of("first"));
        own(Optional.of("second"));
        assertThat(removals).isEqualTo(1);
        own(Optional.of("second"));
        assertThat(removals).isEqualTo(1);
        own(Optional.of("first"));
        assertThat(removals).isEqualTo(2);
    }

    @Test
    void isKeptWhereItIsOfThisClusterOrOfAnEarlierBuild() {
        own(Optional.of("first"));
        own(Optional.of("first"));
        assertThat(removals).isZero();
    }

    @Test
    void isKeptWhereBrokersTellNoCluster() {
        own(Optional.of("first"));
        own(Optional.empty());
        own(Optional.of("first"));
        assertThat(removals).isZero();
    }

    @Test
    void isNoHindranceWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        StateCluster.of(Settings.of("state.dir=" + file.resolve("state")), Optional.of("first"))
                .own(() -> removals++);
        assertThat(removals).isZero();
    }

    private void own(Optional<String> cluster) {
        StateCluster.of(settings, cluster).own(() -> removals++);
    }
}
