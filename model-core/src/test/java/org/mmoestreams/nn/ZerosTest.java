package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZerosTest {

    private final Activations outputs = Activations.of(2, 3);
    private final Zeros zeros = new Zeros(outputs);

    @Test
    void clearsTheGivenRowsOfAllOutputs() {
        for (float[] lane : outputs.values()) {
            Arrays.fill(lane, 5);
        }
        zeros.forward(new Rows(1, 2));
        assertThat(outputs.values()[0]).containsExactly(5, 0, 5);
        assertThat(outputs.values()[1]).containsExactly(5, 0, 5);
    }

    @Test
    void leavesGradientsToTheLayersThatAdd() {
        outputs.gradients()[1][2] = 7;
        assertThat(zeros.backward(new Rows(0, 3))).isZero();
        assertThat(outputs.gradients()[1]).containsExactly(0, 0, 7);
        assertThat(zeros.parameters()).isEmpty();
    }
}
