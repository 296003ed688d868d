package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EntropiesTest {

    private static final Offset<Double> CLOSE = Offset.offset(2e-7);

    @Property(tries = 500)
    void areWeightsTimesTheirLogarithms(@ForAll long seed) {
        Random random = new Random(seed);
        isRight(random.nextFloat());
        isRight((float) Math.exp(-87 * random.nextDouble()));
    }

    @Test
    void areRightAtTheEdgesOfTheSeries() {
        float root = (float) Math.sqrt(0.5);
        for (float weight : new float[] {1, root, Math.nextDown(root), Math.nextUp(root), Math.nextDown(1f), 0.5f}) {
            isRight(weight);
        }
        isRight(Float.MIN_NORMAL);
        isRight(Float.MIN_VALUE);
        assertThat(of(0)).isZero();
        assertThat(of(1)).isZero();
        assertThat(of(Float.NaN)).isNaN();
    }

    @Test
    void areThoseOfTheGivenRows() {
        float[] sums = {1, 1, 1};
        new Entropies(3).add(sums, new Rows(1, 2), new float[] {0.5f, 0.5f, 0.5f});
        assertThat(sums[0]).isEqualTo(1);
        assertThat((double) sums[1]).isEqualTo(1 + 0.5 * Math.log(2), CLOSE);
        assertThat(sums[2]).isEqualTo(1);
    }

    private static void isRight(float weight) {
        assertThat((double) of(weight)).isEqualTo(-weight * StrictMath.log(weight), CLOSE);
    }

    private static float of(float weight) {
        float[] sums = new float[1];
        new Entropies(1).add(sums, new Rows(0, 1), new float[] {weight});
        return sums[0];
    }
}
