package org.mmoestreams.nn.layers;

/**
 * What a receptive field covers of the inputs for each output, as a row of values: a convolution is a dense layer of
 * such rows ("im2col"). Gradients of rows come back as those of the inputs.
 */
final class Patches {

    private final FieldInputs field;
    private long[] shape = {};

    Patches(FieldInputs field) {
        this.field = field;
    }

    /**
     * {@code [batch, outputs..., places of the field * channels]}, with 0 where the field is outside of the inputs.
     * Cost: a copy of each value for each output whose field covers it.
     */
    Tensor forward(Tensor inputs) {
        Tensor from = field.order().toLast(inputs);
        shape = from.shape();
        FieldPlaces places = field.places(inputs.shape());
        Tensor rows = Tensor.zeros(
                ChannelOrder.LAST.shape(shape[0], places.outputs(), (long) places.length() * from.size(-1)));
        each(places, (place, row) -> System.arraycopy(from.values(), place, rows.values(), row, from.size(-1)));
        return rows;
    }

    /** The gradients by the inputs, from those by the rows. */
    Tensor backward(Tensor byRows) {
        Tensor byInputs = Tensor.zeros(shape);
        float[] to = byInputs.values();
        float[] from = byRows.values();
        int channels = byInputs.size(-1);
        each(field.places(field.order().shape(shape[0], ChannelOrder.LAST.sizes(shape), channels)), (place, row) -> {
            for (int i = 0; i < channels; i++) {
                to[place + i] += from[row + i];
            }
        });
        return field.order().fromLast(byInputs);
    }

    /** Takes the first index of each place that a field covers, among the inputs, and of its copy, among the rows. */
    private void each(FieldPlaces places, Copy copy) {
        int channels = (int) shape[shape.length - 1];
        int row = 0;
        for (int example = 0; example < shape[0]; example++) {
            int first = example * places.inputCount();
            for (int output = 0; output < places.count(); output++) {
                for (int ofField = 0; ofField < places.length(); ofField++) {
                    int place = places.at(output, ofField);
                    if (place != FieldPlaces.NONE) {
                        copy.take((first + place) * channels, row);
                    }
                    row += channels;
                }
            }
        }
    }

    @FunctionalInterface
    private interface Copy {
        void take(int place, int row);
    }
}
