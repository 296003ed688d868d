package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Start;

/** Experts, each of as many dense layers, on one tensor {@code [batch, ..., inputs]}. */
final class Experts {

    private final List<ExpertAffine> affine = new ArrayList<>();
    /** Of each layer and expert. */
    private final List<List<Activated>> activated = new ArrayList<>();

    private final int count;

    /** {@code name.experts.LAYER.kernel} and {@code .bias}, layers from 0. */
    Experts(String name, int inputs, MMoEConfig config, Start start) {
        count = config.experts();
        int width = inputs;
        for (DenseConfig layer : config.expert()) {
            WeightShape shape = WeightShape.of(width, layer.units(), count).ofPieces(width, layer.units());
            affine.add(ExpertAffine.of(name + ".experts." + affine.size(), shape, layer, config.fans(), start));
            activated.add(IntStream.range(0, count)
                    .mapToObj(expert -> new Activated(layer.activation(), layer.activity()))
                    .toList());
            width = layer.units();
        }
    }

    List<Weights> weights() {
        return affine.stream().flatMap(layer -> layer.weights().stream()).toList();
    }

    double penalty() {
        double ofWeights = weights().stream().mapToDouble(Weights::penalty).sum();
        return ofWeights
                + activated.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Activated::penalty)
                        .sum();
    }

    /** The outputs of each expert. */
    List<Tensor> forward(Tensor inputs, RowMask mask) {
        List<Tensor> values = List.of(inputs);
        for (int layer = 0; layer < affine.size(); layer++) {
            List<Tensor> linear = affine.get(layer)
                    .forward(values.stream().map(Experts::matrix).toList());
            List<Activated> own = activated.get(layer);
            values = IntStream.range(0, count)
                    .mapToObj(expert -> {
                        Tensor outputs = linear.get(expert);
                        long[] shape = Shapes.withLast(outputs.size(1), inputs.shape());
                        return own.get(expert).forward(outputs.reshaped(shape), mask);
                    })
                    .toList();
        }
        return values;
    }

    /** The gradients by the inputs, as a matrix of rows. */
    Tensor backward(List<Tensor> gradients) {
        List<Tensor> by = gradients;
        for (int layer = affine.size() - 1; layer >= 0; layer--) {
            List<Tensor> byOutputs = by;
            List<Activated> own = activated.get(layer);
            List<Tensor> byLinear = IntStream.range(0, count)
                    .mapToObj(expert -> matrix(own.get(expert).backward(shaped(byOutputs.get(expert), gradients))))
                    .toList();
            by = affine.get(layer).backward(byLinear);
        }
        return by.get(0);
    }

    /** Gradients of a matrix in the shape that their layer's outputs had. */
    private static Tensor shaped(Tensor rows, List<Tensor> outputs) {
        return rows.reshaped(Shapes.withLast(rows.size(-1), outputs.get(0).shape()));
    }

    private static Tensor matrix(Tensor tensor) {
        return tensor.reshaped(tensor.rows(), tensor.size(-1));
    }
}
