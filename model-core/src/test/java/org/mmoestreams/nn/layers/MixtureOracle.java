package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A mixture of experts in double, row by row, as its definition reads. */
final class MixtureOracle implements LayerOracle {

    private final int width;
    private final MMoEConfig config;
    private final boolean[] counts;

    /** Of inputs of a width, whose rows count where {@code counts}. */
    MixtureOracle(int width, MMoEConfig config, boolean... counts) {
        this.width = width;
        this.config = config;
        this.counts = counts;
    }

    @Override
    public Result of(double[][] tensors) {
        int rows = tensors[0].length / width;
        double[][] outputs = new double[config.tasks()][rows * config.units()];
        double penalty = ofWeights(tensors);
        double examples = IntStream.range(0, rows).filter(row -> counts[row]).count();
        for (int row = 0; row < rows; row++) {
            if (counts[row]) {
                double[] x = new double[width];
                System.arraycopy(tensors[0], row * width, x, 0, width);
                penalty += ofRow(tensors, x, row, outputs) / examples;
            }
        }
        return new Result(List.of(outputs), penalty);
    }

    private double ofRow(double[][] tensors, double[] x, int row, double[][] outputs) {
        double penalty = 0;
        List<double[]> experts = new ArrayList<>();
        for (int expert = 0; expert < config.experts(); expert++) {
            int at = 1;
            double[] values = x;
            for (DenseConfig layer : config.expert()) {
                double[] bias =
                        layer.bias().isPresent() ? tensors[at + 1] : new double[layer.units() * config.experts()];
                values = dense(layer, values, tensors[at], bias, new int[] {config.experts(), expert});
                penalty += OraclePenalty.of(layer.activity(), values);
                at += layer.bias().isPresent() ? 2 : 1;
            }
            experts.add(values);
        }
        int at = 1 + tensorsOf(config.expert());
        for (int task = 0; task < config.tasks(); task++) {
            double[] gate = x;
            for (DenseConfig layer : config.gate()) {
                double[] bias = layer.bias().isPresent() ? tensors[at + 1] : new double[layer.units()];
                gate = dense(layer, gate, tensors[at], bias, new int[] {1, 0});
                penalty += OraclePenalty.of(layer.activity(), gate);
                at += layer.bias().isPresent() ? 2 : 1;
            }
            double[] sum = new double[config.units()];
            for (int unit = 0; unit < sum.length; unit++) {
                for (int expert = 0; expert < config.experts(); expert++) {
                    sum[unit] += gate[expert] * experts.get(expert)[unit];
                }
            }
            System.arraycopy(sum, 0, outputs[task], row * sum.length, sum.length);
            penalty += OraclePenalty.of(config.activity(), sum);
        }
        return penalty;
    }

    /** @param place how many experts share the tensors, and which of them this is */
    private static double[] dense(DenseConfig layer, double[] x, double[] kernel, double[] bias, int[] place) {
        double[] linear = new double[layer.units()];
        for (int unit = 0; unit < linear.length; unit++) {
            linear[unit] = bias[unit * place[0] + place[1]];
            for (int i = 0; i < x.length; i++) {
                linear[unit] += x[i] * kernel[(i * linear.length + unit) * place[0] + place[1]];
            }
        }
        return OracleActivation.of(layer.activation().toString(), linear);
    }

    private double ofWeights(double[][] tensors) {
        int at = 1;
        double penalty = 0;
        List<DenseConfig> layers = new ArrayList<>(config.expert());
        IntStream.range(0, config.tasks()).forEach(task -> layers.addAll(config.gate()));
        for (DenseConfig layer : layers) {
            penalty += OraclePenalty.of(layer.kernel().regularizer(), tensors[at++]);
            if (layer.bias().isPresent()) {
                penalty += OraclePenalty.of(layer.bias().get().regularizer(), tensors[at++]);
            }
        }
        return penalty;
    }

    private static int tensorsOf(List<DenseConfig> layers) {
        return layers.stream()
                .mapToInt(layer -> layer.bias().isPresent() ? 2 : 1)
                .sum();
    }
}
