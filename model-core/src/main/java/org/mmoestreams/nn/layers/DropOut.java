package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.within;

import java.util.Arrays;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sets inputs to 0 at random in training, and divides the others by the chance that they stay (Srivastava et al., JMLR
 * 2014); hands predictions on as they are. What is left out depends on the layer's seed, the step, and the place in the
 * batch alone: a step that is taken again leaves out the same.
 */
public final class DropOut implements Layer {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final int UNIT_BITS = 53;

    private final double rate;
    private final long seed;
    private float[] factors = {};
    private long[] shape = {};

    private DropOut(double rate, long seed) {
        this.rate = rate;
        this.seed = seed;
    }

    /**
     * Leaves out with a chance of {@code rate}, 0 to below 1.
     *
     * @param name seeds what is left out
     */
    public static DropOut of(String name, double rate, Start start) {
        within(name + "'s rate", rate, 0, 1);
        return new DropOut(rate, start.initializer().seed(name));
    }

    @Override
    public long[] outputShape(long... inputs) {
        return inputs.clone();
    }

    @Override
    public INDArray forward(INDArray inputs, Pass pass) {
        Tensor values = Shapes.read(inputs, pass.mask());
        shape = values.shape();
        factors = new float[values.values().length];
        Arrays.fill(factors, 1);
        if (pass.training()) {
            long ofStep = mixed(seed + GAMMA * pass.step());
            float kept = (float) (1 / (1 - rate));
            for (int i = 0; i < factors.length; i++) {
                factors[i] = unit(ofStep, i) < rate ? 0 : kept;
            }
        }
        pass.mask().clear(Tensor.of(factors, shape));
        return times(values);
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Tensor by = Tensor.of(gradients);
        Shapes.checkGradients(shape, by.shape());
        return times(by);
    }

    private INDArray times(Tensor tensor) {
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = factors[i] == 0 ? 0 : values[i] * factors[i];
        }
        return tensor.array();
    }

    private static double unit(long ofStep, int place) {
        return (mixed(ofStep + GAMMA * (place + 1L)) >>> (Long.SIZE - UNIT_BITS)) * 0x1p-53;
    }

    /** As SplitMix64 mixes its state (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mixed(long state) {
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
