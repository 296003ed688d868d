package org.mmoestreams.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/tutorial.md, word by word and in their order, by the launcher. */
@Tag("packaged")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TutorialTest {

    @TempDir
    private Path folder;

    @Test
    void leadsFromRowsToALiveModel() throws Exception {
        String printed;
        try (Reader reader = Reader.in(folder)) {
            printed = reader.follow(Page.of("docs/tutorial.md").blocks());
        }
        assertThat(folder.resolve("rides"))
                .isDirectoryContaining("glob:**event.avsc")
                .isDirectoryContaining("glob:**features.yaml")
                .isDirectoryContaining("glob:**learner.yaml");
        assertThat(auc("tips +([0-9.]+)", printed))
                .as("AUC over all rows, by the demo")
                .isBetween(0.6, 0.85);
        assertThat(printed)
                .contains("20000 rows read = 20000 events + 0 skipped")
                .contains("20000 events sent to ")
                .contains("\"task\":\"tips\"")
                .contains("windows  rejected  rows learnt");
        // metrics may be of version 0, too, where the learner fell silent before its second window
        assertThat(Pattern.compile("\"event_id\":\"r[0-9]+\",.*\"model_version\":0,")
                        .matcher(printed)
                        .results())
                .as("the first predictions")
                .hasSize(3);
    }

    private static double auc(String line, CharSequence printed) {
        Matcher found = Pattern.compile(line).matcher(printed);
        assertThat(found.find()).as("%s in %s", line, printed).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
