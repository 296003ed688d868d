package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares a layer's outputs and gradients with an oracle's, whose gradients are differences of its loss. */
final class LayerCheck {

    private static final double STEP = 1e-5;
    private static final double RELATIVE = 1e-4;

    private final MultiTaskLayer layer;
    private final LayerOracle oracle;
    private final Random random;
    private final long seed;

    private LayerCheck(MultiTaskLayer layer, LayerOracle oracle, long seed) {
        this.layer = layer;
        this.oracle = oracle;
        this.seed = seed;
        this.random = new Random(seed);
    }

    static void check(Layer layer, LayerOracle oracle, Pass pass, long seed, long... inputs) {
        check(new OneTask(layer), oracle, pass, seed, inputs);
    }

    static void check(MultiTaskLayer layer, LayerOracle oracle, Pass pass, long seed, long... inputs) {
        new LayerCheck(layer, oracle, seed).run(pass, inputs);
    }

    static float[] gaussians(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private void run(Pass pass, long... shape) {
        for (Weights weights : layer.weights()) {
            weights.set(gaussians(random, weights.values().length));
        }
        Tensor inputs = Tensor.of(gaussians(random, (int) Tensor.length(shape)), shape);
        List<INDArray> outputs = layer.forward(inputs.array(), pass);
        double[][] tensors = tensors(inputs);
        LayerOracle.Result expected = oracle.of(tensors);
        List<Tensor> factors = new ArrayList<>();
        for (int task = 0; task < outputs.size(); task++) {
            Tensor own = Tensor.of(outputs.get(task));
            assertThat(own.shape()).isEqualTo(layer.outputShapes(shape).get(task));
            near("outputs of task " + task, own.values(), expected.outputs().get(task));
            factors.add(Tensor.of(gaussians(random, own.values().length), own.shape()));
        }
        assertThat(layer.penalty()).isCloseTo(expected.penalty(), Offset.offset(1e-4 * (1 + expected.penalty())));
        INDArray byInputs = layer.backward(factors.stream().map(Tensor::array).toList());
        double[][] gradients = differences(tensors, factors);
        assertThat(byInputs.shape()).isEqualTo(shape);
        near("gradients by inputs", Tensor.of(byInputs).values(), gradients[0]);
        for (int i = 0; i < layer.weights().size(); i++) {
            Weights weights = layer.weights().get(i);
            near("gradients by " + weights.name(), weights.gradients(), gradients[i + 1]);
        }
    }

    private double[][] tensors(Tensor inputs) {
        List<double[]> all = new ArrayList<>(List.of(doubles(inputs.values())));
        layer.weights().forEach(weights -> all.add(doubles(weights.values())));
        return all.toArray(new double[0][]);
    }

    private double[][] differences(double[][] tensors, List<Tensor> factors) {
        double[][] gradients = new double[tensors.length][];
        for (int tensor = 0; tensor < tensors.length; tensor++) {
            double[] values = tensors[tensor];
            gradients[tensor] = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                double before = values[i];
                values[i] = before + STEP;
                double above = loss(tensors, factors);
                values[i] = before - STEP;
                double below = loss(tensors, factors);
                values[i] = before;
                gradients[tensor][i] = (above - below) / (2 * STEP);
            }
        }
        return gradients;
    }

    private double loss(double[][] tensors, List<Tensor> factors) {
        LayerOracle.Result result = oracle.of(tensors);
        double loss = result.penalty();
        for (int task = 0; task < factors.size(); task++) {
            float[] own = factors.get(task).values();
            for (int i = 0; i < own.length; i++) {
                loss += own[i] * result.outputs().get(task)[i];
            }
        }
        return loss;
    }

    private void near(String what, float[] values, double[] expected) {
        assertThat(values).as(what).hasSize(expected.length);
        double most = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i])
                    .as("seed %d, %s, at %d", seed, what, i)
                    .isCloseTo(expected[i], Offset.offset(RELATIVE * (Math.abs(expected[i]) + 0.1 * most) + 1e-6));
        }
    }

    /** A layer of one output as one of one task. */
    private record OneTask(Layer layer) implements MultiTaskLayer {

        @Override
        public List<Layer> parts() {
            return List.of(layer);
        }

        @Override
        public List<long[]> outputShapes(long... inputs) {
            return List.of(layer.outputShape(inputs));
        }

        @Override
        public List<INDArray> forward(INDArray inputs, Pass pass) {
            return List.of(layer.forward(inputs, pass));
        }

        @Override
        public INDArray backward(List<INDArray> gradients) {
            return layer.backward(gradients.get(0));
        }
    }
}
