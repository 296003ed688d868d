package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.topics.TopicRole;

class TopicReferenceTest {

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "topics.md")))
                .as("docs/topics.md holds the tables that `mmoe-streams config --reference topics` prints")
                .contains("a test compares -->\n\n" + TopicReference.markdown() + "\n<!-- end of the tables -->");
    }

    @Test
    void hasARowForEachSharedTopicAndEachInternalOne() {
        String tables = TopicReference.markdown();
        for (TopicRole role : TopicRole.values()) {
            assertThat(tables).contains("| `" + role.key() + "` | ");
        }
        for (String internal : LearnerTopology.internalTopics("<application-id>")) {
            assertThat(tables).contains("| `" + internal + "` | ");
        }
    }
}
