package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;
import org.mmoestreams.optim.Sgd;

class WeightBoundTest {

    private Optimizers optimizers;
    private Parameter first;
    private Parameter second;
    private WeightBound bound;

    @BeforeEach
    void begin() {
        begin(new Sgd(1));
    }

    private void begin(OptimizerConfig rule) {
        optimizers = Optimizers.of(rule);
        first = Parameter.dense("first", new float[2], optimizers.of(ParameterGroup.DENSE));
        second = Parameter.dense("second", new float[2], optimizers.of(ParameterGroup.DENSE));
        bound = new WeightBound(List.of(first, second), optimizers);
    }

    @Test
    void stepThatLeavesWeightsWithinAMillionIsTaken() {
        assertThat(step(400_000, -3, 500_000)).isTrue();
        assertThat(step(400_000, -3, 400_000)).isTrue();
        assertThat(first.weights()).containsExactly(6, 6);
        assertThat(second.weights()).containsExactly(-900_000, -900_000);
    }

    @Test
    void stepThatTakesOneWeightBeyondAMillionIsTakenBackWhole() {
        assertThat(step(900_000, 1, 900_000)).isTrue();
        drain();
        assertThat(step(200_000, 1, 200_000)).isFalse();
        assertThat(first.weights()).containsExactly(-1, -1);
        assertThat(second.weights()).containsExactly(-900_000, -900_000);
        assertThat(drain()).as("chunks that changed").isEmpty();
    }

    @Test
    void manySmallStepsDoNotGetBeyondItEither() {
        int taken = 0;
        while (taken < 20 && step(99_000, 0, 99_000)) {
            taken++;
        }
        assertThat(taken).isEqualTo(10);
        assertThat(second.largest()).isEqualTo(990_000);
        assertThat(step(99_000, 0, -99_000)).as("a step back").isTrue();
        assertThat(second.largest()).isEqualTo(891_000);
    }

    @Test
    void weightsThatChangedOtherwiseCountOnceItIsToldSo() {
        assertThat(step(1, 1, 1)).isTrue();
        second.weights()[0] = -999_999;
        bound.forget();
        assertThat(step(10, 0, 10)).isFalse();
        assertThat(second.weights()).containsExactly(-999_999, -1);
    }

    @Test
    void stateThatIsNoNumberAnyMoreIsTakenBack() {
        begin(new Adagrad(0.01, 1e-7, 1e-8));
        assertThat(step(1, 1, 1)).isTrue();
        Map<String, byte[]> before = drain();
        assertThat(step(1e38, 1, 1e38f))
                .as("a step whose square is beyond floats")
                .isFalse();
        assertThat(step(1, 0, 0)).isTrue();
        assertThat(drain()).usingRecursiveComparison().isEqualTo(before);
    }

    /** Takes a step by gradients that are alike within a parameter. */
    private boolean step(double greatest, float ofFirst, float ofSecond) {
        optimizers.begin(1);
        return bound.step(greatest, () -> {
            first.update(new float[] {ofFirst, ofFirst});
            second.update(new float[] {ofSecond, ofSecond});
        });
    }

    private Map<String, byte[]> drain() {
        Map<String, byte[]> chunks = new TreeMap<>();
        first.drainChanges(chunks::put);
        second.drainChanges(chunks::put);
        return chunks;
    }
}
