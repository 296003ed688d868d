package org.mmoestreams.workbench.onnx;

import java.util.List;
import org.mmoestreams.ModelParts;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.LabelScale;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.Network;
import org.mmoestreams.workbench.graph.ElementType;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Port;
import org.mmoestreams.workbench.graph.Value;

/** Nodes of the tasks' towers, and of what their outputs mean. */
final class OutputGraph {

    private static final String SUFFIX = ".prediction";

    private final Operations ops;
    private final ModelParts parts;
    private final int towerUnits;

    OutputGraph(Operations ops, ModelParts parts, int towerUnits) {
        this.ops = ops;
        this.parts = parts;
        this.towerUnits = towerUnits;
    }

    /**
     * Adds an output for a task, of its name, {@code [batch]}.
     *
     * @param place the task's among all outputs of the network
     * @param inputs names that are taken; such a task's output has a suffix
     */
    void add(Task task, int place, TowerInputs read, List<String> inputs) {
        String name = inputs.contains(task.name()) ? task.name() + SUFFIX : task.name();
        Value output = ops.cast(ops.squeezed(tower(task, place, read), 1), ElementType.DOUBLE);
        String doc = task.isBinary() ? "probability" : "value in the label's unit";
        Value predicted = task.isBinary() ? probability(task, output) : value(task, place, output);
        ops.graph().output(new Port(name, ElementType.DOUBLE, List.of("batch"), doc), predicted);
    }

    private Value tower(Task task, int place, TowerInputs read) {
        DenseGraph dense = new DenseGraph(ops, parts);
        String name = "tower." + task.name();
        Value hidden = ops.of("Relu", dense.of(read.read().get(place), name + ".hidden", towerUnits));
        Value output = dense.of(hidden, name + ".output", 1);
        return read.wide().isEmpty()
                ? output
                : ops.of("Add", output, read.wide().get(place));
    }

    private Value probability(Task task, Value output) {
        Value logit = ops.clip(output, ops.number(-Network.LOGIT_BOUND), ops.number(Network.LOGIT_BOUND));
        return task.attribution().correction() == Correction.FAKE_NEGATIVE_CALIBRATED
                ? ops.of("Min", ops.of("Exp", logit), ops.number(1))
                : ops.of("Sigmoid", logit);
    }

    private Value value(Task task, int place, Value output) {
        Value spread = ops.of("Mul", output, ops.number(parts.targets().deviation(place)));
        Value scaled = ops.of("Add", spread, ops.number(parts.targets().mean(place)));
        if (task.regression().usedScale() == LabelScale.NONE) {
            return scaled;
        }
        Value label = ops.of("Sub", ops.of("Exp", scaled), ops.number(1));
        return ops.clip(label, ops.number(0), ops.number(FieldValues.maxNumber()));
    }
}
