package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {

    @TempDir
    private Path folder;

    @Test
    void deletesItsFolderAndNothingElse() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "x");
        Path state = Files.createDirectories(folder.resolve("app/0_0/store"));
        Files.writeString(state.resolve("file"), "x");
        Files.createSymbolicLink(state.resolve("link"), folder);
        LocalState local = new LocalState(folder.resolve("app"));
        assertThat(local.exists()).isTrue();
        local.delete();
        assertThat(local.exists()).isFalse();
        assertThat(kept).exists();
    }

    @Test
    void isFineWithoutAFolder() throws IOException {
        LocalState local = new LocalState(folder.resolve("none"));
        assertThat(local.exists()).isFalse();
        local.delete();
    }
}
