package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers one after another, each with the outputs of the one before. */
public final class Sequential implements Layer {

    private final List<Layer> layers;

    private Sequential(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * These layers, at least one.
     *
     * @throws IllegalArgumentException when two tensors of weights have the same name
     */
    public static Sequential of(Layer... layers) {
        return of(List.of(layers));
    }

    /** As {@link #of(Layer...)}. */
    public static Sequential of(List<? extends Layer> layers) {
        check(!layers.isEmpty(), "layers", 0, "one or more");
        Sequential sequential = new Sequential(List.copyOf(layers));
        Names.checkDistinct(sequential);
        return sequential;
    }

    /**
     * Dense layers {@code name.0} and so on, each with the units of the one before as inputs.
     *
     * @param inputs size of the first one's inputs' last dimension, at least 1
     */
    public static Sequential dense(String name, int inputs, List<DenseConfig> configs, Start start) {
        List<Dense> dense = new ArrayList<>();
        int width = inputs;
        for (DenseConfig config : configs) {
            dense.add(Dense.of(name + '.' + dense.size(), width, config, start));
            width = config.units();
        }
        return of(dense);
    }

    @Override
    public List<Layer> parts() {
        return layers;
    }

    @Override
    public long[] outputShape(long... inputs) {
        long[] shape = inputs;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    @Override
    public INDArray forward(INDArray inputs, Pass pass) {
        INDArray values = inputs;
        for (Layer layer : layers) {
            INDArray outputs = layer.forward(values, pass);
            closeUnless(values, inputs);
            values = outputs;
        }
        return values;
    }

    @Override
    public INDArray backward(INDArray gradients) {
        INDArray by = gradients;
        for (int i = layers.size() - 1; i >= 0; i--) {
            INDArray byInputs = layers.get(i).backward(by);
            closeUnless(by, gradients);
            by = byInputs;
        }
        return by;
    }

    /** What one layer hands to the next is nobody else's; layers keep copies. */
    private static void closeUnless(INDArray values, INDArray ofCaller) {
        if (values != ofCaller && values.closeable()) {
            values.close();
        }
    }
}
