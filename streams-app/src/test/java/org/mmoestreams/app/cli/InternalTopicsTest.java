package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InternalTopicsTest {

    @Test
    void areTheApplicationsOwn() {
        assertThat(InternalTopics.of(
                        "app",
                        List.of(),
                        List.of(
                                "census.predictions",
                                "app-scored-windows",
                                "app-model-changelog",
                                "app-x-repartition",
                                "application-model-changelog",
                                "app-notes",
                                "other-app-model-changelog")))
                .containsExactly("app-model-changelog", "app-scored-windows", "app-x-repartition");
    }

    @Test
    void areNotThoseOfAnApplicationWithALongerName() {
        assertThat(InternalTopics.of(
                        "app",
                        List.of("app-eu"),
                        List.of("app-model-changelog", "app-eu-model-changelog", "app-eu-scored-windows")))
                .containsExactly("app-model-changelog");
    }
}
