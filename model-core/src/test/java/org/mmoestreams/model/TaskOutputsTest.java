package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;

class TaskOutputsTest {

    private static final float NONE = Float.NaN;
    private static final double[] ALIKE = {1, 1, 1, 1};
    private static final boolean[] NO_CORRECTIONS = new boolean[4];
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
        outputs.backward(labels, ALIKE, NO_CORRECTIONS, 3);
        assertThat(lanes.gradients()[BINARY]).containsExactly(new float[] {-0.25f, 0.25f, 0, 0}, within());
        assertThat(lanes.gradients()[REGRESSION]).containsExactly(new float[] {1, 0, -0.5f, 0}, within());
    }

    @Test
    void taskWithoutAnyLabelGetsNoGradient() {
        lanes.values()[REGRESSION][0] = 7;
        lanes.gradients()[REGRESSION][0] = 5;
        outputs.backward(new float[] {1, NONE, 1, NONE}, ALIKE, NO_CORRECTIONS, 2);
        assertThat(lanes.gradients()[REGRESSION]).containsOnly(0);
        assertThat(lanes.gradients()[BINARY]).startsWith(-0.25f, -0.25f);
    }

    @Test
    void rowCountsByItsWeightAmongThoseWhoseLabelIsKnown() {
        float[] labels = {1, 3, 0, NONE, NONE, 1, 1, 0};
        lanes.values()[REGRESSION][0] = 7;
        lanes.values()[REGRESSION][2] = -1;
        outputs.backward(labels, new double[] {3, 1, 0.5, 9}, NO_CORRECTIONS, 3);
        assertThat(lanes.gradients()[BINARY]).containsExactly(new float[] {-0.375f, 0.125f, 0, 0}, within());
        assertThat(lanes.gradients()[REGRESSION])
                .containsExactly(new float[] {0.5f * 4 * 3 / 3.5f, 0, -0.5f * 2 * 0.5f / 3.5f, 0}, within());
    }

    @Test
    void rowsOfNoWeightGiveNoGradientEvenWhereAllAreSuch() {
        lanes.values()[REGRESSION][0] = Float.POSITIVE_INFINITY;
        outputs.backward(new float[] {1, 3, 0, 2}, new double[] {0, 1e-300, 1, 1}, NO_CORRECTIONS, 2);
        assertThat(lanes.gradients()[REGRESSION]).startsWith(0, -1);
        outputs.backward(new float[] {1, 3, 0, 2}, new double[4], NO_CORRECTIONS, 2);
        assertThat(lanes.gradients()[BINARY]).containsOnly(0);
        assertThat(lanes.gradients()[REGRESSION]).containsOnly(0);
    }

    @Test
    void correctionTakesANegativeBackAndAddsAPositiveWhateverTheOutput() {
        Activations own = Activations.of(3, 4);
        Task corrected = GradientCase.correcting(GradientCase.binary("a", 1), Correction.IMPORTANCE_WEIGHT);
        TaskOutputs three =
                new TaskOutputs(List.of(corrected, GradientCase.binary("b", 1), GradientCase.regression("c", 1)), own);
        own.values()[0][0] = -3;
        own.values()[0][1] = -3;
        own.values()[0][2] = 100;
        float[] labels = {0, 0, 2, 1, 1, 2, 1, 1, 2, 0, 0, 2};
        three.backward(labels, ALIKE, new boolean[] {false, true, true, true}, 4);
        float probability = (float) (1 / (1 + Math.exp(3)));
        assertThat(own.gradients()[0])
                .as("a negative, two corrections, and a negative in a row of a correction")
                .containsExactly(new float[] {probability / 4, -0.25f, -0.25f, 0.125f}, within());
        assertThat(own.gradients()[1]).as("no corrections").containsExactly(0.125f, -0.125f, -0.125f, 0.125f);
        assertThat(own.gradients()[2]).as("no labels of two classes").containsOnly(-0.5f);
    }

    @Test
    void correctionWeighsWhatItsRowDoesAndCountsAsOneRowInTheMean() {
        Activations own = Activations.of(1, 3);
        Task corrected = GradientCase.correcting(GradientCase.binary("a", 0.5), Correction.IMPORTANCE_WEIGHT);
        TaskOutputs one = new TaskOutputs(List.of(corrected), own);
        one.backward(new float[] {0, 1, 1}, new double[] {1, 3, 2}, new boolean[] {false, true, false}, 3);
        assertThat(own.gradients()[0])
                .containsExactly(new float[] {0.5f * 0.5f / 6, -0.5f * 3 / 6, -0.5f * 2 * 0.5f / 6}, within());
    }

    @Test
    void rowsOfATaskThatWaitsAreWeighedByWhatIsLearntBesideIt() {
        Activations own = Activations.of(3, 4);
        Task waits = GradientCase.correcting(GradientCase.binary("a", 1), Correction.ELAPSED_TIME);
        TaskOutputs sampled = new TaskOutputs(List.of(waits), own);
        own.values()[1][0] = 3 - 1;
        own.values()[2][0] = 0.3f - 3;
        own.values()[1][1] = 3 - 1;
        float[] labels = {0, NONE, NONE, 1, NONE, NONE, NONE, 1, 0, NONE, 0, 1};
        sampled.backward(labels, ALIKE, new boolean[] {false, true, false, false}, 4);
        double onceMore = 1 + Sigmoid.of(-1);
        assertThat(own.gradients()[0])
                .as("a negative and a late positive")
                .containsExactly(
                        new float[] {(float) (onceMore * Sigmoid.of(0.3) * 0.5 / 4), (float) (onceMore * -0.5 / 4), 0, 0
                        },
                        within());
        assertThat(own.gradients()[1])
                .as("that a positive is late")
                .containsExactly(
                        new float[] {0, 0, (float) (Sigmoid.of(-3) - 1) / 4, (float) Sigmoid.of(-3) / 4}, within());
        assertThat(own.gradients()[2])
                .as("that a negative is real")
                .containsExactly(
                        new float[] {0, 0, (float) Sigmoid.of(3) / 4, (float) (Sigmoid.of(3) - 1) / 4}, within());
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
