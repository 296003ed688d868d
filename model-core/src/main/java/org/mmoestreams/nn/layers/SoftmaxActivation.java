package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;

/** Softmax along a dimension. */
record SoftmaxActivation(int axis) implements Activation {

    @Override
    public Tensor forward(Tensor inputs) {
        Lines lines = Lines.of(inputs, axis);
        float[] x = inputs.values();
        float[] outputs = new float[x.length];
        for (int line = 0; line < lines.count(); line++) {
            int first = lines.first(line);
            int end = lines.end(first);
            double most = Double.NEGATIVE_INFINITY;
            for (int i = first; i < end; i += lines.step()) {
                most = Math.max(most, x[i]);
            }
            double sum = 0;
            for (int i = first; i < end; i += lines.step()) {
                sum += StrictMath.exp(x[i] - most);
            }
            for (int i = first; i < end; i += lines.step()) {
                outputs[i] = (float) (StrictMath.exp(x[i] - most) / sum);
            }
        }
        return Tensor.of(outputs, inputs.shape());
    }

    @Override
    public Tensor backward(Tensor inputs, Tensor outputs, Tensor gradients) {
        Lines lines = Lines.of(inputs, axis);
        float[] y = outputs.values();
        float[] byOutputs = gradients.values();
        float[] byInputs = new float[y.length];
        for (int line = 0; line < lines.count(); line++) {
            int first = lines.first(line);
            int end = lines.end(first);
            double mean = 0;
            for (int i = first; i < end; i += lines.step()) {
                mean += (double) byOutputs[i] * y[i];
            }
            for (int i = first; i < end; i += lines.step()) {
                byInputs[i] = (float) (y[i] * (byOutputs[i] - mean));
            }
        }
        return Tensor.of(byInputs, inputs.shape());
    }

    @Override
    public String toString() {
        return "softmax";
    }

    /**
     * The values of a tensor by lines along a dimension.
     *
     * @param count lines
     * @param size values of a line
     * @param step from one value of a line to its next
     */
    private record Lines(int count, int size, int step) {

        static Lines of(Tensor tensor, int axis) {
            int at = axis < 0 ? tensor.rank() + axis : axis;
            check(
                    at >= 0 && at < tensor.rank(),
                    "softmax's axis",
                    axis,
                    "one of the dimensions of " + Arrays.toString(tensor.shape()));
            int step = 1;
            for (int dimension = at + 1; dimension < tensor.rank(); dimension++) {
                step *= tensor.size(dimension);
            }
            int size = tensor.size(at);
            return new Lines(tensor.values().length / Math.max(1, size), size, step);
        }

        int first(int line) {
            return line / step * size * step + line % step;
        }

        int end(int first) {
            return first + size * step;
        }
    }
}
