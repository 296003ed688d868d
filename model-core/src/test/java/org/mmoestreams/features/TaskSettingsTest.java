package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a spec says of its tasks beside their labels. */
class TaskSettingsTest {

    private static final String SPEC = """
            event-id: id
            event-time: time
            nominal:
              - {field: colour, capacity: 3}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
              - {name: spends, field: spent, kind: regression, weight: 0.5}
            """;

    @Test
    void readsTheBoundsOfLabels() {
        Task spends = FeatureSpec.parse(SPEC.replace("weight: 0.5", "min: 0, max: 1e6"))
                .tasks()
                .get(1);
        assertThat(spends.regression().min()).isZero();
        assertThat(spends.regression().max()).isEqualTo(1e6);
        assertThat(spends.bounds()).isEqualTo("at least 0.0 and at most 1000000.0");
        assertThat(Stream.of(-0.1, 0.0, 1e6, 1e6 + 1).map(spends::admits)).containsExactly(false, true, true, false);
        Task open = FeatureSpec.parse(SPEC).tasks().get(1);
        assertThat(open.admits(-1e100)).isTrue();
        assertThat(open.regression().min()).isNull();
        Task below = new Task("t", "f", new Target.Regression(null, 3.0, null), 1);
        assertThat(below.bounds()).isEqualTo("at most 3.0");
        assertThat(below.admits(-1e100)).isTrue();
    }

    @Test
    void readsTheThresholdOfABinaryTask() {
        Task buys = FeatureSpec.parse(SPEC.replace("positive: \"yes\"", "positive: \"yes\", threshold: 0.2"))
                .tasks()
                .get(0);
        assertThat(buys.binary().usedThreshold()).isEqualTo(0.2);
        Task usual = FeatureSpec.parse(SPEC.replace("positive: \"yes\"", "positive: \"yes\", threshold: 0.5"))
                .tasks()
                .get(0);
        assertThat(usual).isEqualTo(FeatureSpec.parse(SPEC).tasks().get(0));
        assertThat(usual.binary().usedThreshold()).isEqualTo(0.5);
    }
}
