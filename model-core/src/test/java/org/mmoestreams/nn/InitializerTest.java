package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InitializerTest {

    private static final int LENGTH = 20_000;
    private final Initializer initializer = new Initializer(1);

    @Test
    void normalWeightsHaveTheDeviation() {
        float[] weights = initializer.normal("a", LENGTH, 0.05);
        assertThat(mean(weights, 1)).isEqualTo(0, Offset.offset(0.002));
        assertThat(Math.sqrt(mean(weights, 2))).isEqualTo(0.05, Offset.offset(0.002));
    }

    @Test
    void glorotWeightsAreUniformUpToTheLimit() {
        float[] weights = initializer.glorot("a", LENGTH, 10, 14);
        assertThat(weights).doesNotContain(0f);
        assertThat(mean(weights, 1)).isEqualTo(0, Offset.offset(0.01));
        assertThat(mean(weights, 2)).as("a third of the squared limit").isEqualTo(0.25 / 3, Offset.offset(0.002));
        assertThat(IntStream.range(0, LENGTH)
                        .mapToDouble(i -> Math.abs(weights[i]))
                        .max()
                        .orElseThrow())
                .isBetween(0.499, 0.5);
    }

    @Test
    void drawsDependOnSeedAndName() {
        float[] weights = initializer.normal("a", 8, 1);
        assertThat(new Initializer(1).normal("a", 8, 1)).isEqualTo(weights);
        assertThat(new Initializer(2).normal("a", 8, 1)).isNotEqualTo(weights);
        assertThat(initializer.normal("b", 8, 1)).isNotEqualTo(weights);
    }

    private static double mean(float[] values, int power) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.pow(values[i], power))
                .average()
                .orElseThrow();
    }
}
