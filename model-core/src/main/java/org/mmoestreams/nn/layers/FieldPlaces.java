package org.mmoestreams.nn.layers;

import java.util.Arrays;
import java.util.List;

/**
 * Which places of inputs of given sizes a receptive field covers for each output. Memory: four bytes for each output
 * and place that the field covers; the batch and channels do not count.
 */
final class FieldPlaces {

    /** In place of a place that is not one of the inputs. */
    static final int NONE = -1;

    private final int[] inputs;
    private final int[] outputs;
    private final int length;
    private final int[] places;

    private FieldPlaces(ReceptiveField field, int[] inputs, int[] outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        length = field.length();
        places = new int[Math.multiplyExact(Initializers.length(outputs), length)];
    }

    /** For inputs of these sizes, which the field has room in. */
    static FieldPlaces of(ReceptiveField field, int... sizes) {
        FieldPlaces all = new FieldPlaces(field, sizes.clone(), outputs(field, sizes));
        all.fill(field);
        return all;
    }

    /** How many outputs there are along each dimension; 0 where there is no room for the field. */
    static int[] outputs(ReceptiveField field, int... sizes) {
        int[] outputs = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            Span span = field.spans().get(i);
            outputs[i] = span.outputs(sizes[i], field.padding().along(i, sizes[i], span));
        }
        return outputs;
    }

    boolean isOf(int... sizes) {
        return Arrays.equals(inputs, sizes);
    }

    /** How many outputs there are along each dimension. */
    int[] outputs() {
        return outputs.clone();
    }

    /** How many outputs there are. */
    int count() {
        return places.length / length;
    }

    /** How many places the field covers. */
    int length() {
        return length;
    }

    /** How many places the inputs have. */
    int inputCount() {
        return Initializers.length(inputs);
    }

    /** A place of the inputs, or {@link #NONE}: for an output, what is at a place of the field. */
    int at(int output, int ofField) {
        return places[output * length + ofField];
    }

    private void fill(ReceptiveField field) {
        List<Span> spans = field.spans();
        int[] kernel = field.kernel();
        for (int i = 0; i < places.length; i++) {
            int output = i / length;
            int ofField = i % length;
            int step = 1;
            for (int dimension = inputs.length - 1; dimension >= 0; dimension--) {
                int size = inputs[dimension];
                Span span = spans.get(dimension);
                int before = field.padding().along(dimension, size, span).before();
                int at = output % outputs[dimension] * span.stride()
                        - before
                        + ofField % kernel[dimension] * span.dilation();
                boolean isInside = places[i] != NONE && at >= 0 && at < size;
                places[i] = isInside ? places[i] + at * step : NONE;
                step *= size;
                output /= outputs[dimension];
                ofField /= kernel[dimension];
            }
        }
    }
}
