package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.nn.Start;

/** Inputs times a kernel, plus a bias: on matrices of rows {@code [rows, inputs]}. */
final class Affine {

    private final Weights kernel;
    private final Optional<Weights> bias;
    private Optional<Tensor> last = Optional.empty();

    private Affine(Weights kernel, Optional<Weights> bias) {
        this.kernel = kernel;
        this.bias = bias;
    }

    /**
     * {@code name.kernel} of shape {@code [inputs, units]} and {@code name.bias} of {@code [units]}.
     *
     * @param shape the kernel's
     */
    static Affine of(String name, WeightShape shape, DenseConfig config, Start start) {
        Weights kernel = Weights.of(name + ".kernel", shape, config.kernel(), FanRule.PER_EXPERT, start);
        Optional<Weights> bias = config.bias().map(each -> {
            WeightShape units = WeightShape.of(config.units());
            return Weights.of(name + ".bias", units, each, FanRule.PER_EXPERT, start);
        });
        return new Affine(kernel, bias);
    }

    List<Weights> weights() {
        List<Weights> all = new ArrayList<>(List.of(kernel));
        bias.ifPresent(all::add);
        return all;
    }

    Tensor forward(Tensor rows) {
        last = Optional.of(rows);
        Tensor outputs = Products.of(rows, kernel());
        bias.ifPresent(each -> addToRows(outputs, each.values()));
        return outputs;
    }

    Tensor backward(Tensor gradients) {
        Tensor rows = last.orElseThrow();
        kernel.setGradients(Products.ofTransposed(rows, gradients).values());
        bias.ifPresent(each -> each.setGradients(sumOfRows(gradients)));
        return Products.byTransposed(gradients, kernel());
    }

    static void addToRows(Tensor rows, float[] vector) {
        float[] values = rows.values();
        for (int from = 0; from < values.length; from += vector.length) {
            for (int i = 0; i < vector.length; i++) {
                values[from + i] += vector[i];
            }
        }
    }

    static float[] sumOfRows(Tensor rows) {
        int width = rows.size(-1);
        double[] sums = new double[width];
        float[] values = rows.values();
        for (int from = 0; from < values.length; from += width) {
            for (int i = 0; i < width; i++) {
                sums[i] += values[from + i];
            }
        }
        float[] rounded = new float[width];
        for (int i = 0; i < width; i++) {
            rounded[i] = (float) sums[i];
        }
        return rounded;
    }

    private Tensor kernel() {
        int[] shape = kernel.shape();
        return Tensor.of(kernel.values(), shape[0], shape[1]);
    }
}
