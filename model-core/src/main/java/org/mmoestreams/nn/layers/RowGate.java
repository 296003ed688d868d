package org.mmoestreams.nn.layers;

import java.util.List;

/** A gate of dense layers, whose last outputs weigh the experts row by row. */
final class RowGate implements Gate {

    private final List<DenseStep> steps;
    private Tensor mixture = Tensor.zeros(0);

    RowGate(List<DenseStep> steps) {
        this.steps = steps;
    }

    @Override
    public List<Weights> weights() {
        return steps.stream().flatMap(step -> step.weights().stream()).toList();
    }

    @Override
    public double penalty() {
        return steps.stream().mapToDouble(DenseStep::penalty).sum();
    }

    @Override
    public Tensor mixture() {
        return mixture;
    }

    @Override
    public Tensor forward(Tensor inputs, List<Tensor> experts, RowMask mask) {
        mixture = inputs;
        for (DenseStep step : steps) {
            mixture = step.forward(mixture, mask);
        }
        Tensor sum = Tensor.zeros(experts.get(0).shape());
        int units = sum.size(-1);
        for (int expert = 0; expert < experts.size(); expert++) {
            float[] own = experts.get(expert).values();
            for (int i = 0; i < own.length; i++) {
                sum.values()[i] += weight(i / units, expert) * own[i];
            }
        }
        return sum;
    }

    @Override
    public Tensor backward(Tensor gradients, List<Tensor> experts, List<Tensor> byExperts) {
        float[] bySum = gradients.values();
        Tensor byWeights = Tensor.zeros(mixture.shape());
        int units = gradients.size(-1);
        for (int expert = 0; expert < experts.size(); expert++) {
            float[] own = experts.get(expert).values();
            float[] byOwn = byExperts.get(expert).values();
            for (int row = 0; row < own.length / units; row++) {
                float weight = weight(row, expert);
                double byWeight = 0;
                for (int i = row * units; i < (row + 1) * units; i++) {
                    byWeight += (double) bySum[i] * own[i];
                    byOwn[i] += weight * bySum[i];
                }
                byWeights.values()[row * experts.size() + expert] = (float) byWeight;
            }
        }
        Tensor by = byWeights;
        for (int step = steps.size() - 1; step >= 0; step--) {
            by = steps.get(step).backward(by);
        }
        return by;
    }

    private float weight(int row, int expert) {
        return mixture.values()[row * mixture.size(-1) + expert];
    }
}
