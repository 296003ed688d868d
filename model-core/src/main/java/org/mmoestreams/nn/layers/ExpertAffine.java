package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Start;

/**
 * An affine map for each expert: a kernel of {@code inputs * units * experts} weights and a bias of {@code units *
 * experts}, the experts' next to each other, on matrices {@code [rows, inputs]}, which experts may share.
 */
final class ExpertAffine {

    private final int inputs;
    private final int units;
    private final int experts;
    private final Weights kernel;
    private final Optional<Weights> bias;
    private List<Tensor> last = List.of();

    private ExpertAffine(AffineShape shape, Weights kernel, Optional<Weights> bias) {
        inputs = shape.inputs();
        experts = shape.pieces();
        units = shape.outputs() / experts;
        this.kernel = kernel;
        this.bias = bias;
    }

    /** {@code name.kernel} and {@code name.bias}, whose pieces are the experts'. */
    static ExpertAffine of(String name, AffineShape shape, DenseConfig config, FanRule rule, Start start) {
        Weights kernel = Weights.of(name + ".kernel", shape.kernel(), config.kernel(), rule, start);
        Optional<Weights> bias = config.bias().map(each -> Weights.of(name + ".bias", shape.bias(), each, rule, start));
        return new ExpertAffine(shape, kernel, bias);
    }

    List<Weights> weights() {
        List<Weights> all = new ArrayList<>(List.of(kernel));
        bias.ifPresent(all::add);
        return all;
    }

    /**
     * Each expert's outputs {@code [rows, units]}.
     *
     * @param rows one matrix for all experts, whose products are taken at once, or one for each
     */
    List<Tensor> forward(List<Tensor> rows) {
        last = rows;
        if (isShared()) {
            Tensor all = Products.of(rows.get(0), Tensor.of(kernel.values(), inputs, (long) units * experts));
            bias.ifPresent(each -> Affine.addToRows(all, each.values()));
            return each(expert -> part(all.values(), expert, all.size(0), units));
        }
        return each(expert -> {
            Tensor own = Products.of(rows.get(expert), part(kernel.values(), expert, inputs, units));
            bias.ifPresent(each ->
                    Affine.addToRows(own, part(each.values(), expert, 1, units).values()));
            return own;
        });
    }

    /** The gradients by the matrix that all experts share, alone in a list, or by each expert's. */
    List<Tensor> backward(List<Tensor> gradients) {
        Tensor all = together(gradients, gradients.get(0).size(0));
        bias.ifPresent(each -> each.setGradients(Affine.sumOfRows(all)));
        if (isShared()) {
            kernel.setGradients(Products.ofTransposed(last.get(0), all).values());
            return List.of(Products.byTransposed(all, Tensor.of(kernel.values(), inputs, (long) units * experts)));
        }
        List<Tensor> byKernels = each(expert -> Products.ofTransposed(last.get(expert), gradients.get(expert)));
        List<Tensor> byRows = each(
                expert -> Products.byTransposed(gradients.get(expert), part(kernel.values(), expert, inputs, units)));
        kernel.setGradients(together(byKernels, inputs).values());
        return byRows;
    }

    private boolean isShared() {
        return last.size() == 1;
    }

    private List<Tensor> each(IntFunction<Tensor> ofExpert) {
        return IntStream.range(0, experts).mapToObj(ofExpert).toList();
    }

    /** The values of an expert among {@code [rows, columns, experts]}. */
    private Tensor part(float[] all, int expert, int rows, int columns) {
        float[] own = new float[rows * columns];
        for (int i = 0; i < own.length; i++) {
            own[i] = all[i * experts + expert];
        }
        return Tensor.of(own, rows, columns);
    }

    /** {@code [rows, units * experts]} of what each expert has. */
    private Tensor together(List<Tensor> parts, int rows) {
        float[] all = new float[rows * units * experts];
        for (int expert = 0; expert < experts; expert++) {
            float[] own = parts.get(expert).values();
            for (int i = 0; i < own.length; i++) {
                all[i * experts + expert] = own[i];
            }
        }
        return Tensor.of(all, rows, (long) units * experts);
    }
}
