package org.mmoestreams.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void ofOneValueIsThatValue() {
        assertThat(Spread.of(7).median()).isEqualTo(7);
        assertThat(Spread.of(7).p10()).isEqualTo(7);
        assertThat(Spread.of(7).p90()).isEqualTo(7);
    }

    @Test
    void interpolatesBetweenSortedValuesAndKeepsTheirOrder() {
        Spread spread = Spread.of(10, 0, 20, 40, 30);

        assertThat(spread.median()).isEqualTo(20);
        assertThat(spread.p10()).isEqualTo(4);
        assertThat(spread.p90()).isEqualTo(36);
        assertThat(spread.values()).containsExactly(10.0, 0.0, 20.0, 40.0, 30.0);
    }

    @Test
    void needsAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of()).withMessageContaining("measured values: 0");
    }
}
