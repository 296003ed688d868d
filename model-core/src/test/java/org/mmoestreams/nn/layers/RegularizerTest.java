package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RegularizerTest {

    private static final float[] VALUES = {-2, 0, 3};

    @Test
    void addsAbsoluteValuesAndSquares() {
        assertThat(Regularizer.none().penalty(VALUES)).isZero();
        assertThat(Regularizer.l1(0.1).penalty(VALUES)).isCloseTo(0.5, Offset.offset(1e-9));
        assertThat(Regularizer.l2(0.1).penalty(VALUES)).isCloseTo(1.3, Offset.offset(1e-9));
        assertThat(new Regularizer(0.1, 0.2).penalty(VALUES)).isCloseTo(3.1, Offset.offset(1e-9));
    }

    @Test
    void gradientsAreThoseOfThePenalty() {
        float[] gradients = {1, 1, 1};
        new Regularizer(0.1, 0.2).addGradients(VALUES, 0.5, gradients);
        assertThat(gradients)
                .containsExactly(new float[] {1 - 0.05f - 0.4f, 1, 1 + 0.05f + 0.6f}, Offset.offset(1e-6f));
    }

    @Test
    void refusesNegativeFactors() {
        assertThatThrownBy(() -> Regularizer.l1(-1)).hasMessageStartingWith("regulariser's l1: -1.0");
        assertThatThrownBy(() -> Regularizer.l2(Double.NaN)).hasMessageStartingWith("regulariser's l2: NaN");
    }
}
