package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Start;

/** Experts of as many dense layers each, on rows {@code [batch, ..., inputs]}. */
final class DenseExperts implements Experts {

    private final int count;
    private final List<ExpertAffine> affine = new ArrayList<>();
    /** Of each layer and expert. */
    private final List<List<Activated>> activated = new ArrayList<>();

    private DenseExperts(int count) {
        this.count = count;
    }

    /** {@code name.LAYER.kernel} and {@code .bias}, layers from 0. */
    static DenseExperts of(String name, int inputs, MMoEConfig config, Start start) {
        DenseExperts experts = new DenseExperts(config.experts());
        int width = inputs;
        for (DenseConfig layer : config.expert()) {
            AffineShape shape = AffineShape.ofExperts(width, layer.units(), config.experts());
            String own = name + '.' + experts.affine.size();
            experts.add(ExpertAffine.of(own, shape, layer, config.fans(), start), layer);
            width = layer.units();
        }
        return experts;
    }

    /** Experts of one layer, {@code name.kernel} and {@code .bias}. */
    static DenseExperts ofLayer(String name, AffineShape shape, DenseConfig layer, FanRule rule, Start start) {
        DenseExperts experts = new DenseExperts(shape.pieces());
        experts.add(ExpertAffine.of(name, shape, layer, rule, start), layer);
        return experts;
    }

    @Override
    public List<Weights> weights() {
        return affine.stream().flatMap(layer -> layer.weights().stream()).toList();
    }

    @Override
    public double penalty() {
        double ofWeights = weights().stream().mapToDouble(Weights::penalty).sum();
        return ofWeights
                + activated.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Activated::penalty)
                        .sum();
    }

    @Override
    public List<Tensor> forward(Tensor inputs, RowMask mask) {
        List<Tensor> values = List.of(inputs);
        for (int layer = 0; layer < affine.size(); layer++) {
            List<Tensor> linear = affine.get(layer)
                    .forward(values.stream().map(DenseExperts::matrix).toList());
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

    @Override
    public Tensor backward(List<Tensor> gradients) {
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

    private void add(ExpertAffine linear, DenseConfig layer) {
        affine.add(linear);
        activated.add(IntStream.range(0, count)
                .mapToObj(expert -> new Activated(layer.activation(), layer.activity()))
                .toList());
    }

    /** Gradients of a matrix in the shape that their layer's outputs had. */
    private static Tensor shaped(Tensor rows, List<Tensor> outputs) {
        return rows.reshaped(Shapes.withLast(rows.size(-1), outputs.get(0).shape()));
    }

    private static Tensor matrix(Tensor tensor) {
        return tensor.reshaped(tensor.rows(), tensor.size(-1));
    }
}
