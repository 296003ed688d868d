package org.mmoestreams.workbench.bench.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;

class LabelPolicyTest {

    @Test
    void eachPolicyIsAnAttributionOfItsOwn() {
        Attribution given = new Attribution(Duration.ofSeconds(10), AtEnd.NEGATIVE, Late.DEAD_LETTER, null);
        Duration longest = Duration.ofDays(1);
        assertThat(Arrays.stream(LabelPolicy.values()).map(policy -> policy.of(given, longest)))
                .doesNotHaveDuplicates()
                .allMatch(attribution -> attribution.atEnd() == AtEnd.NEGATIVE);
        assertThat(LabelPolicy.AS_GIVEN.of(given, longest)).isEqualTo(given);
        assertThat(LabelPolicy.CORRECT.of(given, longest).correction()).isEqualTo(Correction.IMPORTANCE_WEIGHT);
        assertThat(LabelPolicy.WAIT.of(given, longest).window()).isEqualTo(longest);
        assertThat(LabelPolicy.titled("fake-negative-weighted")).contains(LabelPolicy.FAKE_NEGATIVE_WEIGHTED);
        assertThat(LabelPolicy.titled("CORRECT")).isEmpty();
    }
}
