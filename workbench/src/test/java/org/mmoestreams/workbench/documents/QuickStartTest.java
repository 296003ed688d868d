package org.mmoestreams.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/quick-start.md, word by word and in their order, by the launcher. */
@Tag("packaged")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class QuickStartTest {

    private static final Pattern DIGEST = Pattern.compile("digest ([0-9a-f]{64})");

    @TempDir
    private Path folder;

    @Test
    void leadsFromABrokerToScoresOverHttp() throws Exception {
        String printed;
        try (Reader reader = Reader.in(folder)) {
            printed = reader.follow(Page.of("docs/quick-start.md").blocks());
        }
        assertThat(printed)
                .contains("\"event_id\":\"r000000000\"")
                .contains("\"scope\":\"SLIDING\"")
                .contains("{\"live\":true,\"ready\":true,\"state\":\"RUNNING\"}")
                .containsPattern("\"name\":\"income\",[^}]*\"sliding\":\\{")
                .contains("\"predictions\":[{\"modelId\":\"mmoe-streams/0\"")
                .contains("killed 0 times")
                .contains("killed 2 times");
        List<String> digests = DIGEST.matcher(printed)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(digests).as("digests with and without kills").hasSize(1);
    }
}
