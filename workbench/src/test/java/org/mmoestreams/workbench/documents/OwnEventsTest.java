package org.mmoestreams.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/own-events.md, word by word and in their order, by the launcher. */
@Tag("packaged")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OwnEventsTest {

    @TempDir
    private Path folder;

    @Test
    void leadsFromASchemaToPredictions() throws Exception {
        try (Reader reader = Reader.in(folder)) {
            assertThat(reader.follow(Page.of("docs/own-events.md").blocks()))
                    .contains("\"model_id\":\"shop/0\"")
                    .contains("\"task\":\"buys\"");
        }
    }
}
