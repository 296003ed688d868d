package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The greatest value of each channel that a receptive field covers: inputs {@code [batch, sizes..., channels]} become
 * {@code [batch, outputs..., channels]}, or the same with channels first. What is added around the inputs does not
 * count. Of several that are greatest, the gradient goes to the first. A mask is of whole examples.
 */
public final class MaxPool implements Layer {

    private static final String NAME = "pool";

    private final FieldInputs inputs;
    private RowMask mask = RowMask.none();
    private long[] shape = {};
    private long[] last = {};
    /** Of each output, with channels last, where the greatest value is. */
    private int[] greatest = {};

    private MaxPool(FieldInputs inputs) {
        this.inputs = inputs;
    }

    /** Of what this field covers; {@link ReceptiveField#tiles} covers each place once. */
    public static MaxPool of(ReceptiveField field) {
        return new MaxPool(new FieldInputs(NAME, field));
    }

    @Override
    public long[] outputShape(long... inputShape) {
        inputs.checkShape(inputShape);
        return inputs.outputShape(inputs.order().channels(inputShape), inputShape);
    }

    /** Refuses inputs whose padding alone is covered for an output, too. */
    @Override
    public INDArray forward(INDArray values, Pass pass) {
        long[] outputs = outputShape(values.shape());
        Tensor from = inputs.order().toLast(Shapes.readExamples(values, pass.mask()));
        int[] found = found(from, inputs.places(values.shape()));
        float[] pooled = new float[found.length];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = from.values()[found[i]];
        }
        mask = pass.mask();
        shape = from.shape();
        last = outputs;
        greatest = found;
        int[] sizes = inputs.order().sizes(outputs);
        Tensor channelsLast = Tensor.of(pooled, ChannelOrder.LAST.shape(outputs[0], sizes, from.size(-1)));
        return inputs.order().fromLast(channelsLast).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Shapes.checkGradients(last, gradients.shape());
        Tensor own = Tensor.of(gradients);
        mask.clear(own);
        float[] byOutputs = inputs.order().toLast(own).values();
        Tensor byInputs = Tensor.zeros(shape);
        for (int i = 0; i < byOutputs.length; i++) {
            byInputs.values()[greatest[i]] += byOutputs[i];
        }
        return inputs.order().fromLast(byInputs).array();
    }

    private static int[] found(Tensor from, FieldPlaces places) {
        int channels = from.size(-1);
        int[] found = new int[Math.toIntExact((long) from.size(0) * places.count() * channels)];
        int at = 0;
        for (int example = 0; example < from.size(0); example++) {
            int first = example * places.inputCount();
            for (int output = 0; output < places.count(); output++) {
                for (int channel = 0; channel < channels; channel++) {
                    found[at++] = greatest(from, places, output, first * channels + channel);
                }
            }
        }
        return found;
    }

    /** @param first where an example's first value of a channel is */
    private static int greatest(Tensor from, FieldPlaces places, int output, int first) {
        int greatest = FieldPlaces.NONE;
        for (int ofField = 0; ofField < places.length(); ofField++) {
            int place = places.at(output, ofField);
            if (place != FieldPlaces.NONE) {
                int at = first + place * from.size(-1);
                boolean isGreater = greatest == FieldPlaces.NONE
                        || from.values()[at] > from.values()[greatest]
                        || Float.isNaN(from.values()[at]);
                greatest = isGreater ? at : greatest;
            }
        }
        check(
                greatest != FieldPlaces.NONE,
                NAME + "'s inputs",
                "shape " + Arrays.toString(from.shape()) + " with channels last",
                "for each output an input, not padding alone");
        return greatest;
    }
}
