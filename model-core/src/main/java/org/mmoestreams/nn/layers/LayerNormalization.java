package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.List;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings each row of inputs {@code [batch, ..., channels]} to mean 0 and variance 1, then scales and shifts each
 * channel (Ba et al.: Layer Normalization, 2016). A row by itself, in training as in predictions: nothing of other rows
 * is used or kept.
 */
public final class LayerNormalization implements Layer {

    private final String name;
    private final int channels;
    private final double epsilon;
    private final ScaleAndShift scaleAndShift;
    private Tensor normalised = Tensor.zeros(0);
    private double[] deviations = {};
    private RowMask mask = RowMask.none();

    private LayerNormalization(String name, int channels, NormConfig config, Start start) {
        this.name = name;
        this.channels = channels;
        epsilon = config.epsilon();
        scaleAndShift = new ScaleAndShift(name, channels, config, start);
    }

    /**
     * A layer before its first step.
     *
     * @param name names and seeds its weights, {@code name.scale} and {@code name.shift}
     * @param channels size of the inputs' last dimension, at least 1
     */
    public static LayerNormalization of(String name, int channels, NormConfig config, Start start) {
        atLeast(name + "'s channels", channels, 1);
        return new LayerNormalization(name, channels, config, start);
    }

    @Override
    public List<Weights> weights() {
        return scaleAndShift.weights();
    }

    @Override
    public double penalty() {
        return scaleAndShift.penalty();
    }

    @Override
    public void update() {
        weights().forEach(Weights::update);
    }

    @Override
    public long[] outputShape(long... inputs) {
        Shapes.checkWidth(name, channels, inputs);
        return inputs.clone();
    }

    @Override
    public INDArray forward(INDArray inputs, Pass pass) {
        outputShape(inputs.shape());
        mask = pass.mask();
        normalised = Shapes.read(inputs, mask);
        deviations = new double[normalised.rows()];
        for (int row = 0; row < deviations.length; row++) {
            deviations[row] = normalise(normalised.values(), row * channels);
        }
        Tensor outputs = scaleAndShift.forward(normalised, new Channels(channels, 1));
        mask.clear(outputs);
        return outputs.array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Tensor by = Tensor.of(gradients);
        Shapes.checkGradients(deviations.length == 0 ? new long[0] : normalised.shape(), by.shape());
        mask.clear(by);
        Tensor byNormalised = scaleAndShift.backward(by, normalised, new Channels(channels, 1));
        for (int row = 0; row < deviations.length; row++) {
            toInputs(byNormalised.values(), row);
        }
        return byNormalised.array();
    }

    /** Normalises a row where it is, and returns its deviation. */
    private double normalise(float[] values, int from) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < from + channels; i++) {
            sum += values[i];
        }
        double mean = sum / channels;
        for (int i = from; i < from + channels; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double deviation = Math.sqrt(squares / channels + epsilon);
        for (int i = from; i < from + channels; i++) {
            values[i] = (float) ((values[i] - mean) / deviation);
        }
        return deviation;
    }

    /** Replaces a row's gradients by normalised values by those by the inputs. */
    private void toInputs(float[] by, int row) {
        float[] y = normalised.values();
        int from = row * channels;
        double sum = 0;
        double product = 0;
        for (int i = from; i < from + channels; i++) {
            sum += by[i];
            product += (double) by[i] * y[i];
        }
        for (int i = from; i < from + channels; i++) {
            by[i] = (float) ((by[i] - sum / channels - y[i] * product / channels) / deviations[row]);
        }
    }
}
