package org.mmoestreams.nn.layers;

import java.util.Arrays;
import java.util.List;

/** Convolutions and pools in double, by their definitions, of three dimensions: those that are missing have size 1. */
final class ConvOracle {

    private static final int DIMENSIONS = 3;

    private final int[] sizes = ones();
    private final int[] kernel = ones();
    private final int[] strides = ones();
    private final int[] dilations = ones();
    private final int[] before = new int[DIMENSIONS];
    private final int[] outputs = ones();
    private final int channels;
    private final boolean first;

    /** @param example shape of the inputs without the batch */
    ConvOracle(ReceptiveField field, long... example) {
        first = field.order() == ChannelOrder.FIRST;
        channels = (int) (first ? example[0] : example[example.length - 1]);
        int missing = DIMENSIONS - field.spans().size();
        for (int i = 0; i < field.spans().size(); i++) {
            int at = missing + i;
            sizes[at] = (int) example[first ? i + 1 : i];
            kernel[at] = field.spans().get(i).kernel();
            strides[at] = field.spans().get(i).stride();
            dilations[at] = field.spans().get(i).dilation();
            pad(field.padding(), i, at);
        }
    }

    int channels() {
        return channels;
    }

    /** How many values an example has. */
    int length() {
        return Arrays.stream(sizes).reduce(channels, (a, b) -> a * b);
    }

    /** Whether there is room for the kernel. */
    boolean hasOutputs() {
        return Arrays.stream(outputs).allMatch(size -> size >= 1);
    }

    int places() {
        return outputs[0] * outputs[1] * outputs[2];
    }

    /** The shape of the outputs of a batch, of as many dimensions as the inputs have. */
    long[] outputShape(int batch, int filters, int dimensions) {
        long[] shape = new long[dimensions + 2];
        shape[0] = batch;
        shape[first ? 1 : dimensions + 1] = filters;
        for (int i = 0; i < dimensions; i++) {
            shape[i + (first ? 2 : 1)] = outputs[DIMENSIONS - dimensions + i];
        }
        return shape;
    }

    /** Where the output of a filter at a place is. */
    int outputAt(int example, int place, int filter, int filters) {
        int ofExample = example * places() * filters;
        return ofExample + (first ? filter * places() + place : place * filters + filter);
    }

    /** What a unit's kernel makes of an example at a place. */
    double linear(double[] inputs, double[] weights, int example, int place, int[] unitOf) {
        double sum = 0;
        for (int a = 0; a < kernel[0]; a++) {
            for (int b = 0; b < kernel[1]; b++) {
                for (int c = 0; c < kernel[2]; c++) {
                    for (int channel = 0; channel < channels; channel++) {
                        int row = ((a * kernel[1] + b) * kernel[2] + c) * channels + channel;
                        double value = value(inputs, example, covered(place, a, b, c), channel);
                        sum += (Double.isNaN(value) ? 0 : value) * weights[row * unitOf[1] + unitOf[0]];
                    }
                }
            }
        }
        return sum;
    }

    /** The greatest value of a channel that the kernel covers. */
    double greatest(double[] inputs, int example, int place, int channel) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < kernel[0]; a++) {
            for (int b = 0; b < kernel[1]; b++) {
                for (int c = 0; c < kernel[2]; c++) {
                    double value = value(inputs, example, covered(place, a, b, c), channel);
                    greatest = Double.isNaN(value) ? greatest : Math.max(greatest, value);
                }
            }
        }
        return greatest;
    }

    /** A plain convolution as a layer. */
    LayerOracle layer(DenseConfig config) {
        return tensors -> {
            int batch = tensors[0].length / length();
            int filters = config.units();
            double[] all = new double[batch * places() * filters];
            for (int example = 0; example < batch; example++) {
                for (int place = 0; place < places(); place++) {
                    double[] linear = new double[filters];
                    for (int filter = 0; filter < filters; filter++) {
                        linear[filter] = linear(tensors[0], tensors[1], example, place, new int[] {filter, filters})
                                + (config.bias().isPresent() ? tensors[2][filter] : 0);
                    }
                    double[] row = OracleActivation.of(config.activation().toString(), linear);
                    for (int filter = 0; filter < filters; filter++) {
                        all[outputAt(example, place, filter, filters)] = row[filter];
                    }
                }
            }
            double penalty = OraclePenalty.of(config.kernel().regularizer(), tensors[1])
                    + config.bias()
                            .map(each -> OraclePenalty.of(each.regularizer(), tensors[2]))
                            .orElse(0.0)
                    + OraclePenalty.of(config.activity(), all) / batch;
            return new LayerOracle.Result(List.of(all), penalty);
        };
    }

    /** A pool as a layer. */
    LayerOracle pool() {
        return tensors -> {
            int batch = tensors[0].length / length();
            double[] all = new double[batch * places() * channels];
            for (int example = 0; example < batch; example++) {
                for (int place = 0; place < places(); place++) {
                    for (int channel = 0; channel < channels; channel++) {
                        all[outputAt(example, place, channel, channels)] =
                                greatest(tensors[0], example, place, channel);
                    }
                }
            }
            return new LayerOracle.Result(List.of(all), 0);
        };
    }

    private int[] covered(int place, int a, int b, int c) {
        int[] at = {place / outputs[2] / outputs[1], place / outputs[2] % outputs[1], place % outputs[2]};
        int[] ofKernel = {a, b, c};
        for (int i = 0; i < DIMENSIONS; i++) {
            at[i] = at[i] * strides[i] + ofKernel[i] * dilations[i] - before[i];
        }
        return at;
    }

    /** NaN outside of the inputs. */
    private double value(double[] inputs, int example, int[] at, int channel) {
        for (int i = 0; i < DIMENSIONS; i++) {
            if (at[i] < 0 || at[i] >= sizes[i]) {
                return Double.NaN;
            }
        }
        int place = (at[0] * sizes[1] + at[1]) * sizes[2] + at[2];
        int all = sizes[0] * sizes[1] * sizes[2];
        return inputs[example * length() + (first ? channel * all + place : place * channels + channel)];
    }

    private void pad(Padding padding, int dimension, int at) {
        int extent = (kernel[at] - 1) * dilations[at] + 1;
        int after = 0;
        switch (padding.toString()) {
            case "valid" -> {}
            case "same" -> {
                int all = Math.max(
                        0, ((sizes[at] + strides[at] - 1) / strides[at] - 1) * strides[at] + extent - sizes[at]);
                before[at] = all / 2;
                after = all - before[at];
            }
            case "causal" -> before[at] = extent - 1;
            default -> {
                Padding.Pads given = ((GivenPadding) padding).each().get(dimension);
                before[at] = given.before();
                after = given.after();
            }
        }
        outputs[at] = 0;
        while (outputs[at] * strides[at] + extent <= before[at] + sizes[at] + after) {
            outputs[at]++;
        }
    }

    private static int[] ones() {
        int[] ones = new int[DIMENSIONS];
        Arrays.fill(ones, 1);
        return ones;
    }
}
