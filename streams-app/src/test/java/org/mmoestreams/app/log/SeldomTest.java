package org.mmoestreams.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeldomTest {

    @Test
    void saysAtOnceThenOnceAMinuteHowMuchThereWas() {
        Seldom seldom = new Seldom();
        assertThat(seldom.happened("a", 2, 1_000)).isEqualTo(2);
        assertThat(seldom.happened("a", 3, 1_001)).isZero();
        assertThat(seldom.happened("b", 1, 1_001)).as("another kind").isEqualTo(1);
        assertThat(seldom.happened("a", 4, 60_999)).isZero();
        assertThat(seldom.happened("a", 5, 61_000)).isEqualTo(12);
        assertThat(seldom.happened("a", 1, 61_001)).isZero();
    }
}
