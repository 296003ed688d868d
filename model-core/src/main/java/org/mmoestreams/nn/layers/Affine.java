package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.nn.Start;

/** Inputs times a kernel, plus a bias: on matrices of rows {@code [rows, inputs]}. */
final class Affine {

    private final AffineShape shape;
    private final Weights kernel;
    private final Optional<Weights> bias;
    private Optional<Tensor> last = Optional.empty();

    private Affine(AffineShape shape, Weights kernel, Optional<Weights> bias) {
        this.shape = shape;
        this.kernel = kernel;
        this.bias = bias;
    }

    /** {@code name.kernel} and {@code name.bias}. */
    static Affine of(String name, AffineShape shape, DenseConfig config, Start start) {
        FanRule rule = FanRule.PER_EXPERT;
        Weights kernel = Weights.of(name + ".kernel", shape.kernel(), config.kernel(), rule, start);
        Optional<Weights> bias = config.bias().map(each -> Weights.of(name + ".bias", shape.bias(), each, rule, start));
        return new Affine(shape, kernel, bias);
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
        return Tensor.of(kernel.values(), shape.inputs(), shape.outputs());
    }
}
