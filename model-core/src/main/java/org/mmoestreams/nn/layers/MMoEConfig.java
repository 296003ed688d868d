package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Objects;

/**
 * What a multi-gate mixture of experts is.
 *
 * @param experts how many experts, at least 1
 * @param tasks how many tasks, each with a gate and an output, at least 1
 * @param expert the dense layers of each expert; the last one's units are the units of the outputs
 * @param gate the dense layers of each gate; the last one has a unit for each expert
 * @param activity regulariser of the outputs of all tasks
 * @param fans how the weights of several experts are drawn
 */
public record MMoEConfig(
        int experts, int tasks, List<DenseConfig> expert, List<DenseConfig> gate, Regularizer activity, FanRule fans) {

    /** Checks the ranges, and that gates weigh as many experts as there are. */
    public MMoEConfig {
        atLeast("experts", experts, 1);
        atLeast("tasks", tasks, 1);
        expert = List.copyOf(expert);
        gate = List.copyOf(gate);
        check(!expert.isEmpty(), "layers of an expert", 0, "one or more");
        check(!gate.isEmpty(), "layers of a gate", 0, "one or more");
        int weighed = gate.get(gate.size() - 1).units();
        check(weighed == experts, "gate's units", weighed, experts + ", the number of experts");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(fans, "fans");
    }

    /**
     * As keras-mmoe has it unless told otherwise: experts and gates of a layer each, ReLU and softmax, with biases of
     * zeros; kernels by {@link Initializers#varianceScaling()}, but by the fans of each expert.
     *
     * @param units outputs of each expert, and so of each task, at least 1
     */
    public static MMoEConfig of(int units, int experts, int tasks) {
        atLeast("experts", experts, 1);
        WeightConfig kernel = WeightConfig.of(Initializers.varianceScaling());
        return new MMoEConfig(
                experts,
                tasks,
                List.of(DenseConfig.of(units, Activation.relu()).withKernel(kernel)),
                List.of(DenseConfig.of(experts, Activation.softmax()).withKernel(kernel)),
                Regularizer.none(),
                FanRule.PER_EXPERT);
    }

    /** With experts of these layers. */
    public MMoEConfig withExpert(DenseConfig... layers) {
        return new MMoEConfig(experts, tasks, List.of(layers), gate, activity, fans);
    }

    /** With gates of these layers. */
    public MMoEConfig withGate(DenseConfig... layers) {
        return new MMoEConfig(experts, tasks, expert, List.of(layers), activity, fans);
    }

    /** With this regulariser of the outputs. */
    public MMoEConfig withActivity(Regularizer other) {
        return new MMoEConfig(experts, tasks, expert, gate, other, fans);
    }

    /** With weights drawn by this rule. */
    public MMoEConfig withFans(FanRule other) {
        return new MMoEConfig(experts, tasks, expert, gate, activity, other);
    }

    /** Outputs of each task. */
    public int units() {
        return expert.get(expert.size() - 1).units();
    }
}
