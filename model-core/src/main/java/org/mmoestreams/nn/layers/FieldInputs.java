package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/** The inputs of a layer with a receptive field: their shapes, and the places that it covers, kept for the last one. */
final class FieldInputs {

    private final String name;
    private final ReceptiveField field;
    private Optional<FieldPlaces> last = Optional.empty();

    /** Of a layer of this name. */
    FieldInputs(String layer, ReceptiveField field) {
        name = layer + "'s inputs";
        this.field = field;
    }

    ChannelOrder order() {
        return field.order();
    }

    /** The places that the field covers in inputs of a shape. */
    FieldPlaces places(long... inputs) {
        int[] sizes = order().sizes(inputs);
        if (last.isEmpty() || !last.get().isOf(sizes)) {
            last = Optional.of(FieldPlaces.of(field, sizes));
        }
        return last.get();
    }

    /** The shape of outputs of so many channels. */
    long[] outputShape(long channels, long... inputs) {
        return order().shape(inputs[0], FieldPlaces.outputs(field, order().sizes(inputs)), channels);
    }

    /** Checks that there are so many channels, and room for the field. */
    void checkChannels(int channels, long... inputs) {
        checkShape(inputs);
        long own = order().channels(inputs);
        check(
                own == channels,
                name,
                own + " channels, of shape " + Arrays.toString(inputs),
                channels + " channels, the size of dimension "
                        + (order() == ChannelOrder.FIRST ? 1 : inputs.length - 1));
    }

    /** Checks that there is room for the field, and that all that it covers can be counted. */
    void checkShape(long... inputs) {
        boolean sound = inputs.length == field.dimensions() + 2
                && Arrays.stream(inputs).allMatch(size -> size >= 1 && size <= Integer.MAX_VALUE);
        check(sound, name, "shape " + Arrays.toString(inputs), expected());
        int[] sizes = order().sizes(inputs);
        int[] outputs = FieldPlaces.outputs(field, sizes);
        double covered = (double) inputs[0] * order().channels(inputs) * field.length();
        for (int i = 0; i < sizes.length; i++) {
            check(
                    outputs[i] >= 1,
                    name,
                    "size " + sizes[i] + ", of shape " + Arrays.toString(inputs),
                    "with its padding >= " + field.spans().get(i).extent()
                            + ", the extent of the kernel along dimension " + i);
            covered *= outputs[i];
        }
        check(
                covered <= Integer.MAX_VALUE,
                name,
                "shape " + Arrays.toString(inputs),
                "fewer of them: outputs times values that the kernel covers at most " + Integer.MAX_VALUE);
    }

    private String expected() {
        String sizes = String.join(", ", Collections.nCopies(field.dimensions(), "size"));
        return order() == ChannelOrder.FIRST
                ? "[batch, channels, " + sizes + "], all >= 1"
                : "[batch, " + sizes + ", channels], all >= 1";
    }
}
