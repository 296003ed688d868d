package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.Activations;

class TaskOutputsTest {

    private static final float NONE = Float.NaN;
    private static final double[] ALIKE = {1, 1, 1, 1};
    private static final int BINARY = 0;
    private static final int REGRESSION = 1;

    private final Activations lanes = Activations.of(2, 4);
    private final TaskOutputs outputs =
            new TaskOutputs(List.of(GradientCase.binary("a", 1), GradientCase.regression("b", 0.5)), lanes);

    @Test
    void gradientIsTheWeightedMeanOverTheKnownLabels() {
        float[] labels = {1, 3, 0, NONE, NONE, 1, 1, 0};
        lanes.values()[REGRESSION][0] = 7;
        lanes.values()[REGRESSION][2] = -1;
        outputs.backward(labels, ALIKE, 3);
        assertThat(lanes.gradients()[BINARY]).containsExactly(new float[] {-0.25f, 0.25f, 0, 0}, within());
        assertThat(lanes.gradients()[REGRESSION]).containsExactly(new float[] {1, 0, -0.5f, 0}, within());
    }

    @Test
    void taskWithoutAnyLabelGetsNoGradient() {
        lanes.values()[REGRESSION][0] = 7;
        lanes.gradients()[REGRESSION][0] = 5;
        outputs.backward(new float[] {1, NONE, 1, NONE}, ALIKE, 2);
        assertThat(lanes.gradients()[REGRESSION]).containsOnly(0);
        assertThat(lanes.gradients()[BINARY]).startsWith(-0.25f, -0.25f);
    }

    @Test
    void rowCountsByItsWeightAmongThoseWhoseLabelIsKnown() {
        float[] labels = {1, 3, 0, NONE, NONE, 1, 1, 0};
        lanes.values()[REGRESSION][0] = 7;
        lanes.values()[REGRESSION][2] = -1;
        outputs.backward(labels, new double[] {3, 1, 0.5, 9}, 3);
        assertThat(lanes.gradients()[BINARY]).containsExactly(new float[] {-0.375f, 0.125f, 0, 0}, within());
        assertThat(lanes.gradients()[REGRESSION])
                .containsExactly(new float[] {0.5f * 4 * 3 / 3.5f, 0, -0.5f * 2 * 0.5f / 3.5f, 0}, within());
    }

    @Test
    void rowsOfNoWeightGiveNoGradientEvenWhereAllAreSuch() {
        lanes.values()[REGRESSION][0] = Float.POSITIVE_INFINITY;
        outputs.backward(new float[] {1, 3, 0, 2}, new double[] {0, 1e-300, 1, 1}, 2);
        assertThat(lanes.gradients()[REGRESSION]).startsWith(0, -1);
        outputs.backward(new float[] {1, 3, 0, 2}, new double[4], 2);
        assertThat(lanes.gradients()[BINARY]).containsOnly(0);
        assertThat(lanes.gradients()[REGRESSION]).containsOnly(0);
    }

    @Test
    void givesEachTasksOutputAsFarOutAsItCounts() {
        lanes.values()[BINARY][3] = 100;
        lanes.values()[REGRESSION][3] = 100;
        assertThat(outputs.of(3, BINARY)).isEqualTo(30);
        assertThat(outputs.of(3, REGRESSION)).isEqualTo(100);
        assertThat(outputs.of(2, REGRESSION)).isZero();
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }
}
