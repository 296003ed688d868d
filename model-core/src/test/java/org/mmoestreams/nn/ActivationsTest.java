package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActivationsTest {

    private final Activations signal = Activations.of(6, 3);

    @Test
    void partsShareValuesAndGradientsWithTheWhole() {
        Activations part = signal.part(2, 4);
        part.values()[0][1] = 5;
        part.gradients()[1][2] = 7;
        assertThat(part.values()).hasNumberOfRows(2);
        assertThat(signal.values()[2]).containsExactly(0, 5, 0);
        assertThat(signal.gradients()[3]).containsExactly(0, 0, 7);
    }

    @Test
    void clearsTheValuesOfTheGivenRowsOnly() {
        Arrays.fill(signal.values()[4], 1);
        Arrays.fill(signal.gradients()[4], 1);
        signal.clear(new Rows(1, 3));
        assertThat(signal.values()[4]).containsExactly(1, 0, 0);
        assertThat(signal.gradients()[4]).containsExactly(1, 1, 1);
    }

    @Test
    void takesEveryStepthLaneItself() {
        float[][] some = Activations.every(signal.values(), 1, 2, 3);
        assertThat(some[0]).isSameAs(signal.values()[1]);
        assertThat(some[2]).isSameAs(signal.values()[5]);
        assertThat(some).hasNumberOfRows(3);
    }
}
