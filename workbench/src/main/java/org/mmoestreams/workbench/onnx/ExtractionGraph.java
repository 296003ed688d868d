package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.model.ExpertCounts;
import org.mmoestreams.nn.Ceiling;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/** Nodes of levels of shared experts and experts of the tasks, as CGC has one of and PLE several. */
final class ExtractionGraph {

    private final Operations ops;
    private final DenseGraph dense;
    private final ExpertCounts experts;
    private final int levels;
    private final List<String> tasks;

    /**
     * Nodes of some levels.
     *
     * @param tasks the names of all outputs
     */
    ExtractionGraph(InputGraph inputs, ExpertCounts experts, int levels, List<String> tasks) {
        ops = inputs.ops();
        dense = inputs.dense();
        this.experts = experts;
        this.levels = levels;
        this.tasks = List.copyOf(tasks);
    }

    /** How many linear outputs the first level reads. */
    int linearOutputs() {
        return mixing(1).expertOutputs() + mixing(1).gateOutputs();
    }

    /** What each task's gate has mixed in the last level. */
    List<Value> mixed(Value linear) {
        List<Value> mixed = new MixtureGraph(ops, mixing(1)).mixed(linear);
        for (int level = 2; level <= levels; level++) {
            List<Value> bounded = mixed.stream()
                    .map(value -> ops.of("Min", value, ops.single(Ceiling.HEIGHT)))
                    .toList();
            mixed = new MixtureGraph(ops, mixing(level)).mixed(behind(level, bounded));
        }
        return mixed;
    }

    /** The linear outputs of a level: all experts, then all gates, the shared ones first and last. */
    private Value behind(int level, List<Value> before) {
        List<Value> ownExperts = new ArrayList<>();
        List<Value> gates = new ArrayList<>();
        String prefix = "level-" + level;
        int shared = experts.sharedUnits() + (level < levels ? experts.all(tasks.size()) : 0);
        Value ofShared = dense.of(before.get(tasks.size()), prefix + ".shared.weight", shared);
        ownExperts.add(ops.columns(ofShared, 0, experts.sharedUnits()));
        for (int task = 0; task < tasks.size(); task++) {
            int outputs = experts.taskUnits() + experts.ofGate();
            Value ofTask = dense.of(before.get(task), prefix + ".task." + tasks.get(task) + ".weight", outputs);
            ownExperts.add(ops.columns(ofTask, 0, experts.taskUnits()));
            gates.add(ops.columns(ofTask, experts.taskUnits(), outputs));
        }
        if (level < levels) {
            gates.add(ops.columns(ofShared, experts.sharedUnits(), shared));
        }
        ownExperts.addAll(gates);
        return ops.joined(ownExperts, 1);
    }

    private MixtureShape mixing(int level) {
        return experts.mixing(tasks.size(), level < levels);
    }
}
