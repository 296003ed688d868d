package org.mmoestreams.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;

final class SetUpTest {

    @Test
    void fingerprintsAreThoseOfEventsAndWhereTheyComeLateOfLabels() {
        assertThat(SetUp.of(Settings.of()).fingerprints()).containsOnlyKeys("event.schema: built in");
        assertThat(SetUp.of(Settings.of("topics.labels=late")).fingerprints())
                .containsOnlyKeys("event.schema: built in", "labels.schema: built in");
    }
}
