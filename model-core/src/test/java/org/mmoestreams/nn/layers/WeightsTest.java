package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.nn.Start;
import org.mmoestreams.state.ChunkKey;

class WeightsTest {

    private static final WeightConfig ONES = WeightConfig.of(Initializers.ones());

    @Test
    void aStepIsTakenByLossAndPenalty() {
        Weights weights = weights(ONES.with(new Regularizer(0.1, 0.2)));
        assertThat(weights.penalty()).isCloseTo(1.2, Offset.offset(1e-9));
        weights.setGradients(new float[] {1, 2, 3, 4});
        assertThat(weights.gradients()).containsExactly(new float[] {1.5f, 2.5f, 3.5f, 4.5f}, Offset.offset(1e-6f));
        weights.update();
        assertThat(weights.values())
                .containsExactly(new float[] {1 - 0.075f, 1 - 0.125f, 1 - 0.175f, 1 - 0.225f}, Offset.offset(1e-6f));
    }

    /** Of a step along 1 at a rate of 0.05 from ones, the columns become 0.95 long along each row. */
    @Test
    void constraintsHoldAfterEachUpdate() {
        Weights weights = weights(ONES.with(Constraint.unitNorm(0)));
        weights.setGradients(new float[] {1, 1, 1, 1});
        weights.update();
        float root = (float) Math.sqrt(0.5);
        assertThat(weights.values()).containsExactly(new float[] {root, root, root, root}, Offset.offset(1e-6f));
        TreeMap<String, byte[]> stored = new TreeMap<>();
        weights.drainChanges(stored::put);
        Weights restored = weights(ONES);
        stored.forEach((key, value) -> restored.load(ChunkKey.parse(key), value));
        assertThat(restored.values()).isEqualTo(weights.values());
    }

    @Test
    void arraysFollowTheWeights() {
        Weights weights = weights(ONES);
        assertThat(weights.array().getFloat(1, 1)).isEqualTo(1);
        weights.setGradients(new float[] {0, 0, 0, 20});
        weights.update();
        assertThat(weights.array().getFloat(1, 1)).isEqualTo(0);
        weights.set(new float[] {1, 2, 3, 4});
        assertThat(weights.array().getFloat(1, 1)).isEqualTo(4);
        assertThat(weights.array().shape()).containsExactly(2, 2);
        weights.close();
        assertThat(weights.array().getFloat(1, 0)).isEqualTo(3);
    }

    @Test
    void refusesOtherLengths() {
        Weights weights = weights(ONES);
        assertThatThrownBy(() -> weights.set(new float[3])).hasMessage("w: 3 values (expected: 4 of shape [2, 2])");
        assertThatThrownBy(() -> weights.setGradients(new float[5]))
                .hasMessage("w: 5 gradients (expected: 4 of shape [2, 2])");
        assertThatThrownBy(weights::update)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("w: no gradients (expected: a backward pass since the last update)");
    }

    private static Weights weights(WeightConfig config) {
        Start start = Starts.of(1, UpdateRule.SGD);
        start.optimizers().begin(1);
        return Weights.of("w", WeightShape.of(2, 2), config, FanRule.PER_EXPERT, start);
    }
}
