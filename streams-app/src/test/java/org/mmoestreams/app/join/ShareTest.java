package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void growsWithTheStreamTimeThatHasPassedUpToABound() {
        assertThat(Share.of(1000, 1001)).isGreaterThan(Share.of(1000, 1000)).isLessThan(Share.of(1000, 1010));
        assertThat(Share.of(0, 1_000_000)).isEqualTo(Share.of(0, 100_000)).isLessThanOrEqualTo(512);
    }

    @Test
    void isMoreThanOneRowHoweverLittleTimePasses() {
        assertThat(Share.of(Long.MIN_VALUE, 5)).isGreaterThan(1);
        assertThat(Share.of(1000, 1000)).isGreaterThan(1);
        assertThat(Share.of(1000, -1000)).isGreaterThan(1);
    }

    @Test
    void takesTimesFarApart() {
        assertThat(Share.of(-62_135_596_800_000L, 253_402_300_799_999L)).isPositive();
    }
}
