package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers without weights: what they do to lanes and gradients. */
class LaneLayersTest {

    private static final Rows LATER = new Rows(1, 4);
    private final Activations lanes = Activations.of(2, 4);

    @Test
    void branchesHaveTheValuesAndSumUpTheGradients() {
        Branches branches = new Branches(lanes, 3);
        lanes.values()[1][2] = 5;
        branches.forward(LATER);
        assertThat(branches.all().values()).hasDimensions(6, 4);
        for (int branch = 0; branch < 3; branch++) {
            assertThat(branches.all().values()[2 * branch + 1]).containsExactly(0, 0, 5, 0);
            Arrays.fill(branches.all().gradients()[2 * branch], branch + 1);
            Arrays.fill(branches.all().gradients()[2 * branch + 1], 10 * (branch + 1));
        }
        lanes.gradients()[0][0] = 7;
        lanes.gradients()[1][3] = 7;
        assertThat(branches.backward(LATER)).isZero();
        assertThat(lanes.gradients()[0]).containsExactly(7, 6, 6, 6);
        assertThat(lanes.gradients()[1]).containsExactly(0, 60, 60, 60);
    }

    @Test
    void oneBranchIsReadAsTheLanesThemselves() {
        Branches branches = new Branches(lanes, 1);
        branches.all().gradients()[1][2] = 3;
        branches.backward(LATER);
        assertThat(lanes.gradients()[1]).containsExactly(0, 0, 3, 0);
    }

    @Test
    void rectifierKeepsWhatIsAboveZeroAndItsGradients() {
        Rectifier rectifier = new Rectifier(lanes);
        set(lanes.values()[0], -1, -2, 0, 3);
        set(lanes.values()[1], 4, Float.NaN, Float.MIN_VALUE, -3);
        rectifier.forward(LATER);
        assertThat(lanes.values()[0]).containsExactly(-1, 0, 0, 3);
        assertThat(lanes.values()[1]).containsExactly(4, Float.NaN, Float.MIN_VALUE, 0);
        Arrays.fill(lanes.gradients()[0], 2);
        Arrays.fill(lanes.gradients()[1], 2);
        assertThat(rectifier.backward(LATER)).isZero();
        assertThat(lanes.gradients()[0]).containsExactly(2, 0, 0, 2);
        assertThat(lanes.gradients()[1]).containsExactly(2, Float.NaN, 2, 0);
    }

    @Test
    void ceilingKeepsWhatIsBelowAndItsGradients() {
        Ceiling ceiling = new Ceiling(lanes);
        float below = Math.nextDown(Ceiling.HEIGHT);
        set(lanes.values()[0], 3e9f, below, Ceiling.HEIGHT, 3e9f);
        set(lanes.values()[1], 0, Float.POSITIVE_INFINITY, Float.NaN, 12);
        ceiling.forward(LATER);
        assertThat(lanes.values()[0]).containsExactly(3e9f, below, Ceiling.HEIGHT, Ceiling.HEIGHT);
        assertThat(lanes.values()[1]).containsExactly(0, Ceiling.HEIGHT, Float.NaN, 12);
        Arrays.fill(lanes.gradients()[0], 2);
        Arrays.fill(lanes.gradients()[1], 2);
        assertThat(ceiling.backward(LATER)).isZero();
        assertThat(lanes.gradients()[0]).containsExactly(2, 2, 0, 0);
        assertThat(lanes.gradients()[1]).containsExactly(2, 0, Float.NaN, 2);
    }

    @Test
    void joinedLanesAreTheSameArrays() {
        Activations other = Activations.of(1, 4);
        Activations joined = Activations.joined(List.of(lanes, other));
        assertThat(joined.values()).hasDimensions(3, 4);
        assertThat(joined.values()[2]).isSameAs(other.values()[0]);
        assertThat(joined.gradients()[1]).isSameAs(lanes.gradients()[1]);
    }

    private static void set(float[] lane, float... values) {
        System.arraycopy(values, 0, lane, 0, values.length);
    }
}
