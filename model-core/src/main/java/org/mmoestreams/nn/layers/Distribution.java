package org.mmoestreams.nn.layers;

import java.util.random.RandomGenerator;

/** How first weights of a given variance are distributed around 0. */
public enum Distribution {
    /** Normal without what is beyond two deviations, widened so that the variance is the given one. */
    TRUNCATED_NORMAL {
        @Override
        double draw(RandomGenerator random, double variance) {
            return truncated(random) * StrictMath.sqrt(variance) / DEVIATION_OF_TRUNCATED;
        }
    },
    /** Normal. */
    UNTRUNCATED_NORMAL {
        @Override
        double draw(RandomGenerator random, double variance) {
            return random.nextGaussian() * StrictMath.sqrt(variance);
        }
    },
    /** Equally likely between plus and minus the root of three variances. */
    UNIFORM {
        @Override
        double draw(RandomGenerator random, double variance) {
            return (2 * random.nextDouble() - 1) * StrictMath.sqrt(3 * variance);
        }
    };

    private static final double DEVIATION_OF_TRUNCATED = 0.8796256610342398;
    private static final double MOST_DEVIATIONS = 2;

    abstract double draw(RandomGenerator random, double variance);

    /** A standard normal number, drawn again while it is beyond two deviations. */
    static double truncated(RandomGenerator random) {
        double drawn = random.nextGaussian();
        while (Math.abs(drawn) > MOST_DEVIATIONS) {
            drawn = random.nextGaussian();
        }
        return drawn;
    }
}
