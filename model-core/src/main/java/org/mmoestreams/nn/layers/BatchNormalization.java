package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.nn.Start;
import org.mmoestreams.state.Chunked;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings each channel to mean 0 and variance 1, then scales and shifts it (Ioffe, Szegedy: Batch Normalization, ICML
 * 2015). Predictions go by running moments, those of the rows learnt, which are stored with the weights: what is
 * predicted for a row does not depend on its neighbours, and a network that was restored predicts the same. A training
 * step's rows are taken into the running moments by {@link #update}, with the weights; until then it can be taken
 * again.
 */
public final class BatchNormalization implements Layer {

    private final String name;
    private final int channels;
    private final BatchNormConfig config;
    private final ScaleAndShift scaleAndShift;
    private final RunningMoments running;
    private NormalisedBatch last = NormalisedBatch.none();

    private BatchNormalization(String name, int channels, BatchNormConfig config, Start start) {
        this.name = name;
        this.channels = channels;
        this.config = config;
        running = new RunningMoments(name, channels, config.memory());
        scaleAndShift = new ScaleAndShift(name, channels, config.norm(), start);
    }

    /**
     * A layer before its first step: running moments of mean 0 and variance 1.
     *
     * @param name names and seeds its weights, {@code name.scale} and {@code name.shift}, and {@code name.moments}
     * @param channels size of the inputs' dimension with the channels, 1 to 16,383
     */
    public static BatchNormalization of(String name, int channels, BatchNormConfig config, Start start) {
        return new BatchNormalization(name, channels, config, start);
    }

    @Override
    public List<Weights> weights() {
        return scaleAndShift.weights();
    }

    @Override
    public List<Chunked> moments() {
        return List.of(running);
    }

    @Override
    public double penalty() {
        return scaleAndShift.penalty();
    }

    @Override
    public void update() {
        weights().forEach(Weights::update);
        last.learn(running);
    }

    @Override
    public long[] outputShape(long... inputs) {
        int axis = axis(inputs);
        check(
                inputs[axis] == channels,
                name + "'s inputs",
                "width " + inputs[axis] + ", of shape " + Arrays.toString(inputs),
                "width " + channels + ", the size of dimension " + axis);
        return inputs.clone();
    }

    @Override
    public INDArray forward(INDArray inputs, Pass pass) {
        long[] shape = outputShape(inputs.shape());
        Tensor values = Shapes.read(inputs, pass.mask());
        Channels places = Channels.of(shape, axis(shape));
        boolean byBatch = pass.training() && config.moments() == MomentsOf.BATCH;
        last = NormalisedBatch.of(values, places, pass);
        last.normalise(byBatch, running, config.norm().epsilon());
        Tensor outputs = scaleAndShift.forward(last.values(), places);
        pass.mask().clear(outputs);
        return outputs.array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Tensor by = Tensor.of(gradients);
        Shapes.checkGradients(last.shape(), by.shape());
        last.mask().clear(by);
        return last.backward(scaleAndShift.backward(by, last.values(), last.channels()))
                .array();
    }

    private int axis(long... shape) {
        int axis = config.axis() < 0 ? shape.length + config.axis() : config.axis();
        boolean sound = shape.length >= 2 && axis >= 1 && axis < shape.length;
        check(sound, name + "'s axis", config.axis(), "a dimension of " + Arrays.toString(shape) + " but the first");
        return axis;
    }
}
