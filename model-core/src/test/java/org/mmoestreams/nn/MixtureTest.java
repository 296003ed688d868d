package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Gates that mix some of the experts only; those that mix all are compared with the oracle of a whole network. */
class MixtureTest {

    private static final int ROWS = 3;
    private static final float STEP = 1f / 256;
    private static final MixtureShape SHAPE = new MixtureShape(3, 2, List.of(List.of(0, 2), List.of(1, 2), List.of(2)));

    @Test
    void gatesMixTheirOwnExperts() {
        Activations changed = linear();
        changed.values()[0][1] = 9;
        float alone = changed.values()[4][1];
        float[] before = mixed(new Mixture(SHAPE, linear()));
        float[] after = mixed(new Mixture(SHAPE, changed));
        assertThat(after[0]).isNotEqualTo(before[0]);
        assertThat(after[2]).isEqualTo(before[2]);
        assertThat(after[4]).isEqualTo(Math.max(0, alone));
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        Random random = new Random(3);
        Activations z = linear();
        Mixture mixture = new Mixture(SHAPE, z);
        mixture.forward(new Rows(0, ROWS));
        for (float[] lane : mixture.mixed().gradients()) {
            lane[1] = (float) random.nextGaussian();
        }
        mixture.backward(new Rows(0, ROWS));
        for (int input = 0; input < z.values().length; input++) {
            double byDifference = (loss(mixture, input, STEP) - loss(mixture, input, -STEP)) / (2 * STEP);
            assertThat((double) z.gradients()[input][1])
                    .as("input %d", input)
                    .isBetween(byDifference - 2e-3, byDifference + 2e-3);
        }
    }

    private static double loss(Mixture like, int input, float step) {
        Activations moved = linear();
        moved.values()[input][1] += step;
        Mixture mixture = new Mixture(SHAPE, moved);
        mixture.forward(new Rows(0, ROWS));
        double loss = 0;
        for (int i = 0; i < mixture.mixed().values().length; i++) {
            loss += mixture.mixed().values()[i][1] * like.mixed().gradients()[i][1];
        }
        return loss;
    }

    private static float[] mixed(Mixture mixture) {
        mixture.forward(new Rows(0, ROWS));
        float[] ofRow = new float[mixture.mixed().values().length];
        for (int i = 0; i < ofRow.length; i++) {
            ofRow[i] = mixture.mixed().values()[i][1];
        }
        return ofRow;
    }

    private static Activations linear() {
        Random random = new Random(1);
        Activations z = Activations.of(SHAPE.expertOutputs() + SHAPE.gateOutputs(), ROWS);
        for (float[] lane : z.values()) {
            lane[1] = (float) random.nextGaussian();
        }
        return z;
    }
}
