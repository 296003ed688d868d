package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "configuration.md"));
        assertThat(document)
                .as("docs/configuration.md holds the table that `mmoe-streams config --reference` prints")
                .contains("a test compares -->\n\n" + ConfigReference.markdown() + "\n<!-- end of the table -->");
    }

    @Test
    void hasARowForEveryKey() {
        assertThat(ConfigReference.markdown().lines().skip(2))
                .hasSize(Keys.ALL.size())
                .allMatch(row -> row.split("\\|").length == 6);
        assertThat(ConfigReference.markdown())
                .contains("| `window.rows` | `256` | 1 to 65536 | `MMOE_WINDOW_ROWS` | A training window closes when ");
    }
}
