package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadraticLossTest {

    /** The doc of scikit-learn's brier_score_loss: 0.0375 is the mean over these four. */
    @Test
    void isTheSquaredDistanceToWhatHappened() {
        assertThat(QuadraticLoss.of(0.1, false)).isEqualTo(0.1 * 0.1);
        assertThat(QuadraticLoss.of(0.3, false)).isEqualTo(0.3 * 0.3);
        double sum = QuadraticLoss.of(0.1, false)
                + QuadraticLoss.of(0.9, true)
                + QuadraticLoss.of(0.8, true)
                + QuadraticLoss.of(0.3, false);
        assertThat(sum / 4).isCloseTo(0.0375, within(1e-15));
        assertThat(QuadraticLoss.of(0.4, true)).isCloseTo(0.36, within(1e-15));
    }

    @Test
    void isFromNothingToOne() {
        assertThat(QuadraticLoss.of(1, true)).isZero();
        assertThat(QuadraticLoss.of(0, false)).isZero();
        assertThat(QuadraticLoss.of(0, true)).isEqualTo(1);
        assertThat(QuadraticLoss.of(1, false)).isEqualTo(1);
    }
}
