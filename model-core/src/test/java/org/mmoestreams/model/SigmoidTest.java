package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SigmoidTest {

    @Test
    void isTheInverseOfTheLogOdds() {
        for (double probability : new double[] {1e-9, 0.1, 0.5, 0.75, 0.999}) {
            double logit = Math.log(probability / (1 - probability));
            assertThat(Sigmoid.of(logit)).isEqualTo(probability, Offset.offset(1e-12));
        }
    }

    @Test
    void staysBetweenZeroAndOneFarOut() {
        assertThat(Sigmoid.of(-1e300)).isZero();
        assertThat(Sigmoid.of(1e300)).isEqualTo(1);
    }
}
