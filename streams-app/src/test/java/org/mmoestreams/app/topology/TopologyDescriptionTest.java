package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.EventSchema;

class TopologyDescriptionTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "topology.txt");

    @Test
    void isTheOneThatRunningApplicationsHaveStateFor() throws IOException {
        String description = LearnerTopology.build(Settings.of(), EventSchema.census(), TopicLimits.usual())
                .describe()
                .toString();
        assertThat(description)
                .as("topology; names of stores and internal topics are where running applications have their"
                        + " state. If the change is meant: bin/mmoe-streams topology > streams-app/" + GOLDEN)
                .isEqualToNormalizingNewlines(Files.readString(GOLDEN));
    }
}
