package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.LabelSpec;

class SpecReferenceTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "feature-spec.md");
    private static final Path LABELS = Path.of("..", "docs", "labels.md");

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("docs/feature-spec.md holds the tables that `mmoe-streams config --reference spec` prints")
                .contains("a test compares -->\n\n" + SpecReference.markdown() + "\n<!-- end of the tables -->");
    }

    @Test
    void ofLabelsIsWhatTheDocumentationSays() throws IOException {
        assertThat(Files.readString(LABELS))
                .as("docs/labels.md holds the last tables that `mmoe-streams config --reference spec` prints")
                .contains("a test compares -->\n\n" + SpecReference.labels() + "\n<!-- end of the tables -->");
    }

    @Test
    void hasARowForEveryKeyOfEveryMapping() {
        assertThat(SpecReference.markdown())
                .contains("### The spec", "### `event-time`", "### `continuous[].buckets`", "### `tasks[]`")
                .contains("| `event-id` | ", "| `missing-values` | ", "| `max-values` | ", "| `hashed` | ");
    }

    @Test
    void theExamplesOfTheDocumentAreSpecs() throws IOException {
        Matcher yaml =
                Pattern.compile("```yaml\n(event-id.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        int specs = 0;
        for (; yaml.find(); specs++) {
            assertThat(FeatureSpec.parse(yaml.group(1)).tasks()).isNotEmpty();
        }
        assertThat(specs).isPositive();
    }

    @Test
    void theExamplesOfTheDocumentOnLabelsAreLabelSpecs() throws IOException {
        String document = Files.readString(LABELS);
        String ownForm = document.substring(document.indexOf("### Your own form"));
        Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(ownForm);
        int specs = 0;
        for (; yaml.find(); specs++) {
            assertThat(LabelSpec.parse(yaml.group(1)).id()).isNotBlank();
        }
        assertThat(specs).isPositive();
    }
}
