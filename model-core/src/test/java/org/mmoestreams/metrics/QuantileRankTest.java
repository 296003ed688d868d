package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileRankTest {

    @ParameterizedTest
    @CsvSource({
        "0, 4, 1",
        "0.25, 4, 1",
        "0.26, 4, 2",
        "0.5, 4, 2",
        "0.5, 5, 3",
        "0.9, 10, 9",
        "0.99, 100, 99",
        "1, 7, 7"
    })
    void isTheLeastThatTheShareIsNotAbove(double share, long count, long rank) {
        assertThat(QuantileRank.of(share, count)).isEqualTo(rank);
    }

    @Test
    void isTheFirstWhereThereAreNone() {
        assertThat(QuantileRank.of(0.5, 0)).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> QuantileRank.of(1.5, 3)).hasMessage("quantile.share: 1.5 (expected: 0 to 1)");
        assertThatThrownBy(() -> QuantileRank.of(Double.NaN, 3)).hasMessage("quantile.share: NaN (expected: 0 to 1)");
    }
}
