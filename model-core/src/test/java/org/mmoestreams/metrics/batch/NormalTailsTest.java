package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailsTest {

    // erfc(z / sqrt 2) of the C library; 1.96 and 2.576 are the points of 5 and 1 per cent
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6170750774519738",
        "1, 0.31731050786291415",
        "-1, 0.31731050786291415",
        "1.5, 0.13361440253771617",
        "1.959963984540054, 0.05",
        "2, 0.04550026389635844",
        "2.5758293035489004, 0.01",
        "2.9, 0.003731626600768077",
        "3, 0.0026997960632601913",
        "3.5, 0.0004652581580710501",
        "5, 5.733031437583892e-07",
        "10, 1.5239706048321186e-23",
        "30, 9.813427854297528e-198"
    })
    void areAsTabulated(double z, double beyond) {
        assertThat(NormalTails.beyond(z)).isCloseTo(beyond, withinPercentage(3e-11));
    }

    @Test
    void holdAllAtZeroAndNothingAtTheEnd() {
        assertThat(NormalTails.beyond(0)).isEqualTo(1);
        assertThat(NormalTails.beyond(50)).isZero();
        assertThat(NormalTails.beyond(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void fallWithoutAStepWhereOneSumTakesOverFromTheOther() {
        assertThat(NormalTails.beyond(Math.nextDown(3.0))).isCloseTo(NormalTails.beyond(3), withinPercentage(3e-11));
    }
}
