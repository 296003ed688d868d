package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Collection;
import java.util.Optional;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Rows;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.ParameterGroup;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor of weights of a layer: a {@link Parameter} with its shape, its gradients, regulariser and constraint. Its
 * chunks are the parameter's.
 */
public final class Weights implements Chunked, AutoCloseable {

    private final Parameter parameter;
    private final WeightShape shape;
    private final WeightConfig config;
    private Optional<float[]> gradients = Optional.empty();
    private Optional<INDArray> array = Optional.empty();

    private Weights(Parameter parameter, WeightShape shape, WeightConfig config) {
        this.parameter = parameter;
        this.shape = shape;
        this.config = config;
    }

    /**
     * Weights before their first step.
     *
     * @param name names them in state and seeds them; no two tensors of a model may have the same
     * @param rule how those of several experts are drawn
     * @param start seeds them, and has the optimiser of {@link ParameterGroup#DENSE} weights
     * @throws IllegalArgumentException when initialiser or constraint cannot have this shape
     */
    public static Weights of(String name, WeightShape shape, WeightConfig config, FanRule rule, Start start) {
        config.constraint().apply(new float[shape.length()], shape.sizes());
        float[] drawn = shape.draw(name, config.initializer(), rule, start.initializer()::seed);
        Parameter parameter = Parameter.dense(name, drawn, start.optimizers().of(ParameterGroup.DENSE));
        return new Weights(parameter, shape, config);
    }

    /** Their name. */
    public String name() {
        return parameter.name();
    }

    /** The sizes of the dimensions. */
    public int[] shape() {
        return shape.sizes();
    }

    /** The values themselves, row after row; not to be changed but by {@link #set}. */
    public float[] values() {
        return parameter.weights();
    }

    /** The values as an array of {@link #shape}, for reading, up to the next update, load or {@link #set}. */
    public INDArray array() {
        if (array.isEmpty()) {
            long[] sizes = shape.dimensions().stream().mapToLong(size -> size).toArray();
            array = Optional.of(Tensor.of(values(), sizes).array());
        }
        return array.get();
    }

    /**
     * Puts other values in, such as those of another library, with the optimiser's slots as before the first step.
     *
     * @throws IllegalArgumentException when they are more or fewer
     */
    public void set(float[] values) {
        check(
                values.length == shape.length(),
                name(),
                values.length + " values",
                shape.length() + " of shape " + shape.dimensions());
        parameter.restart(values.clone(), values.length, new Rows(0, values.length));
        forget();
    }

    /** What the regulariser adds to the loss. */
    public double penalty() {
        return config.regularizer().penalty(values());
    }

    /**
     * Takes the loss's gradients, in place of those before, and adds the regulariser's.
     *
     * @param ofLoss as long as the weights; kept
     * @throws IllegalArgumentException when there are more or fewer
     */
    public void setGradients(float[] ofLoss) {
        check(
                ofLoss.length == shape.length(),
                name(),
                ofLoss.length + " gradients",
                shape.length() + " of shape " + shape.dimensions());
        config.regularizer().addGradients(values(), 1, ofLoss);
        gradients = Optional.of(ofLoss);
    }

    /**
     * The gradients of the last backward pass, the regulariser's with them.
     *
     * @throws IllegalStateException when there was none since the last update
     */
    public float[] gradients() {
        return gradients.orElseThrow(() ->
                new IllegalStateException(name() + ": no gradients (expected: a backward pass since the last update)"));
    }

    /**
     * Lets the optimiser, whose step was begun, apply the gradients, then the constraint.
     *
     * @throws IllegalStateException when there was no backward pass since the last update
     */
    public void update() {
        parameter.update(gradients());
        config.constraint().apply(values(), shape.sizes());
        gradients = Optional.empty();
        forget();
    }

    @Override
    public Collection<String> chunkNames() {
        return parameter.chunkNames();
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        parameter.drainChanges(sink);
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        parameter.load(key, value);
        forget();
    }

    /** Gives native memory back; the weights stay what they are. */
    @Override
    public void close() {
        forget();
    }

    private void forget() {
        array.ifPresent(INDArray::close);
        array = Optional.empty();
    }
}
