package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.above;

import java.util.Random;

/**
 * Weights whose variance is a scale over a fan, at least 1.
 *
 * @param scale above 0
 * @param mode which fan
 * @param distribution how they are distributed
 */
public record VarianceScaling(double scale, FanMode mode, Distribution distribution) implements WeightInitializer {

    /** Checks the scale. */
    public VarianceScaling {
        above("initialiser's scale", scale, 0);
    }

    @Override
    public float[] draw(int[] shape, long seed) {
        double variance = scale / Math.max(1, mode.of(Fans.of(shape)));
        Random random = new Random(seed);
        float[] weights = new float[Initializers.length(shape)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) distribution.draw(random, variance);
        }
        return weights;
    }
}
