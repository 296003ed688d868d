package org.mmoestreams.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.Settings;

final class SetUpTest {

    @Test
    void fingerprintsAreThoseOfEventsAndWhereTheyComeLateOfLabels() {
        assertThat(SetUp.of(Settings.of()).fingerprints()).containsOnlyKeys("event.schema: built in");
        assertThat(SetUp.of(Settings.of("topics.labels=late")).fingerprints())
                .containsOnlyKeys("event.schema: built in", "labels.schema: built in");
    }

    @Test
    void refusesAReactionOfATaskThatThereIsNot() {
        assertThatThrownBy(() -> SetUp.of(Settings.of("drift.reaction=clicks=none")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("drift.reaction: clicks (expected: a binary task of the feature spec, one of [income,"
                        + " never_married]; only these are looked at)");
    }
}
