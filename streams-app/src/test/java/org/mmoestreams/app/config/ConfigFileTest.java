package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsNestedAndDottedKeysAlike() throws IOException {
        assertThat(read("window:\n  rows: 8\n  linger: PT1S\nmodel.seed: 7\nkafka:\n  security.protocol: SSL\n"))
                .containsExactly(
                        entry("window.rows", "8"),
                        entry("window.linger", "PT1S"),
                        entry("model.seed", "7"),
                        entry("kafka.security.protocol", "SSL"));
    }

    @Test
    void keepsValuesAsTheyWereWritten() throws IOException {
        assertThat(read("a: 1e-8\nb: 010\nc: \"x # y\"\nd: true\ne: [one, two]\nf:\n"))
                .containsExactly(
                        entry("a", "1e-8"),
                        entry("b", "010"),
                        entry("c", "x # y"),
                        entry("d", "true"),
                        entry("e", "one,two"));
    }

    @Test
    void takesAnEmptyFileAsNoSettings() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("# nothing\n")).isEmpty();
    }

    @Test
    void refusesAKeyThatIsSetTwice() {
        assertThatThrownBy(() -> read("window:\n  rows: 8\nwindow.rows: 9\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file() + ", line 3: window.rows is set twice (expected: once)");
    }

    @Test
    void saysWhereAFileIsMalformed() {
        assertThatThrownBy(() -> read("window:\n  rows: [8\nx: }\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file() + ", line 3: ")
                .hasMessageEndingWith("(expected: YAML)")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThatThrownBy(() -> read("- a\n- b\n"))
                .hasMessage(file() + ", line 1: (expected: one mapping from keys to values)");
        assertThatThrownBy(() -> read("a: 1\n---\nb: 2\n")).hasMessageContaining("expected: one mapping");
        assertThatThrownBy(() -> read("a: [{b: 1}]\n"))
                .hasMessage(file() + ", line 1: a (expected: a value or a list of values)");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigFile.read(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "--config: " + missing + " (expected: a file that can be read; there is none of this name)");
    }

    private Map<String, String> read(String yaml) throws IOException {
        return ConfigFile.read(Files.writeString(file(), yaml));
    }

    private Path file() {
        return folder.resolve("learner.yaml");
    }
}
