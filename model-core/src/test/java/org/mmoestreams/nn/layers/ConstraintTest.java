package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConstraintTest {

    private static final Offset<Float> NEAR = Offset.offset(1e-5f);

    @Test
    void shortensLongColumnsOnly() {
        float[] weights = {3, 0.3f, 4, 0.4f};
        Constraint.maxNorm(2, 0).apply(weights, new int[] {2, 2});
        assertThat(weights).containsExactly(new float[] {1.2f, 0.3f, 1.6f, 0.4f}, NEAR);
    }

    @Test
    void negativeAxesCountFromTheLast() {
        float[] weights = {3, 4, 0.3f, 0.4f};
        Constraint.maxNorm(2, -1).apply(weights, new int[] {2, 2});
        assertThat(weights).containsExactly(new float[] {1.2f, 1.6f, 0.3f, 0.4f}, NEAR);
    }

    /** Vectors along several dimensions: of a convolution's kernel, all that goes into a filter. */
    @Test
    void vectorsMayLieAlongSeveralDimensions() {
        float[] weights = {1, 2, 1, 2, 1, 2, 1, 2};
        Constraint.unitNorm(0, 1).apply(weights, new int[] {2, 2, 2});
        assertThat(weights).containsExactly(new float[] {.5f, .5f, .5f, .5f, .5f, .5f, .5f, .5f}, NEAR);
    }

    /** Norm 5 towards 2 and norm 0.5 towards 1, a quarter of the way. */
    @Test
    void bringsNormsPartOfTheWay() {
        float[] weights = {3, 0.3f, 4, 0.4f};
        Constraint.minMaxNorm(1, 2, 0.25, 0).apply(weights, new int[] {2, 2});
        float far = 4.25f / 5;
        float near = 0.625f / 0.5f;
        assertThat(weights).containsExactly(new float[] {3 * far, 0.3f * near, 4 * far, 0.4f * near}, NEAR);
    }

    @Test
    void setsNegativeWeightsToZero() {
        float[] weights = {-1, 0, 2};
        Constraint.nonNegative().apply(weights, new int[] {3});
        assertThat(weights).containsExactly(0, 0, 2);
    }

    @Test
    void aVectorOfZerosStaysSo() {
        float[] weights = {0, 0};
        Constraint.unitNorm(0).apply(weights, new int[] {2});
        assertThat(weights).containsExactly(0, 0);
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThatThrownBy(() -> Constraint.maxNorm(0, 0)).hasMessageStartingWith("constraint's range of norms: 0.0");
        assertThatThrownBy(() -> Constraint.minMaxNorm(2, 1, 1, 0)).hasMessageStartingWith("constraint's range");
        assertThatThrownBy(() -> Constraint.minMaxNorm(0, 1, 0, 0))
                .hasMessage("constraint's rate: 0.0 (expected: > 0 and <= 1)");
        assertThatThrownBy(() -> Constraint.unitNorm()).hasMessage("constraint's axes: none (expected: one or more)");
        assertThatThrownBy(() -> Constraint.unitNorm(2).apply(new float[2], new int[] {1, 2}))
                .hasMessage("constraint's axis: 2 (expected: one of the dimensions of [1, 2])");
    }
}
