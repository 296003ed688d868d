package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A convolution of a mixture of experts in double, place by place, as its definition reads. */
final class ConvMixtureOracle implements LayerOracle {

    private final ConvOracle conv;
    private final DenseConfig expert;
    private final DenseConfig gate;
    private final Regularizer activity;
    private final boolean[] counts;
    private final int filters;
    private final int experts;

    /**
     * @param example shape of the inputs without the batch
     * @param counts which examples do
     */
    ConvMixtureOracle(ConvMoEConfig config, long[] example, boolean... counts) {
        conv = new ConvOracle(config.field(), example);
        expert = config.mixture().expert();
        gate = config.mixture().gate();
        activity = config.mixture().activity();
        filters = expert.units();
        experts = config.mixture().experts();
        this.counts = counts;
    }

    @Override
    public Result of(double[][] tensors) {
        Tensors all =
                new Tensors(tensors, expert.bias().isPresent(), gate.bias().isPresent());
        double penalty = ofWeights(all);
        double[] outputs = new double[counts.length * conv.places() * filters];
        double examples =
                IntStream.range(0, counts.length).filter(i -> counts[i]).count();
        for (int example = 0; example < counts.length; example++) {
            if (counts[example]) {
                penalty += ofExample(all, example, outputs) / examples;
            }
        }
        return new Result(List.of(outputs), penalty);
    }

    private double ofExample(Tensors all, int example, double[] outputs) {
        double penalty = 0;
        List<double[]> gates = new ArrayList<>();
        for (int filter = 0; filter < filters; filter++) {
            double[] weights = gate(all, example, filter);
            penalty += OraclePenalty.of(gate.activity(), weights);
            gates.add(weights);
        }
        for (int place = 0; place < conv.places(); place++) {
            double[] sum = new double[filters];
            for (int k = 0; k < experts; k++) {
                double[] own = expert(all, example, place, k);
                penalty += OraclePenalty.of(expert.activity(), own);
                for (int filter = 0; filter < filters; filter++) {
                    sum[filter] += gates.get(filter)[k] * own[filter];
                }
            }
            penalty += OraclePenalty.of(activity, sum);
            for (int filter = 0; filter < filters; filter++) {
                outputs[conv.outputAt(example, place, filter, filters)] = sum[filter];
            }
        }
        return penalty;
    }

    private double[] gate(Tensors all, int example, int filter) {
        double[] linear = new double[experts];
        for (int k = 0; k < experts; k++) {
            linear[k] = all.gateBias.length == 0 ? 0 : all.gateBias[filter * experts + k];
            for (int i = 0; i < conv.length(); i++) {
                linear[k] +=
                        all.inputs[example * conv.length() + i] * all.gateKernel[(i * filters + filter) * experts + k];
            }
        }
        return OracleActivation.of(gate.activation().toString(), linear);
    }

    private double[] expert(Tensors all, int example, int place, int k) {
        double[] linear = new double[filters];
        for (int filter = 0; filter < filters; filter++) {
            int unit = filter * experts + k;
            linear[filter] = conv.linear(all.inputs, all.kernel, example, place, new int[] {unit, filters * experts})
                    + (all.bias.length == 0 ? 0 : all.bias[unit]);
        }
        return OracleActivation.of(expert.activation().toString(), linear);
    }

    private double ofWeights(Tensors all) {
        double penalty = OraclePenalty.of(expert.kernel().regularizer(), all.kernel)
                + OraclePenalty.of(gate.kernel().regularizer(), all.gateKernel);
        if (expert.bias().isPresent()) {
            penalty += OraclePenalty.of(expert.bias().get().regularizer(), all.bias);
        }
        if (gate.bias().isPresent()) {
            penalty += OraclePenalty.of(gate.bias().get().regularizer(), all.gateBias);
        }
        return penalty;
    }

    private static final class Tensors {

        private final double[] inputs;
        private final double[] kernel;
        private final double[] bias;
        private final double[] gateKernel;
        private final double[] gateBias;

        Tensors(double[][] all, boolean hasBias, boolean hasGateBias) {
            int gate = hasBias ? 3 : 2;
            inputs = all[0];
            kernel = all[1];
            bias = hasBias ? all[2] : new double[0];
            gateKernel = all[gate];
            gateBias = hasGateBias ? all[gate + 1] : new double[0];
        }
    }
}
