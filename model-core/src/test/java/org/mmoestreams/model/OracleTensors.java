package org.mmoestreams.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mmoestreams.features.Task;

/** Every tensor of the paper's formulas, each of its own, whatever the way the model fuses them. */
final class OracleTensors {

    /** What a tensor is for, with the meaning of its indices. */
    enum Kind {
        /** {@code [table row][width]}. */
        EMBEDDING,
        /** {@code [table row][task]}. */
        WIDE,
        /** {@code [expert][unit][input]}. */
        EXPERT_WEIGHT,
        /** {@code [expert][unit]}. */
        EXPERT_BIAS,
        /** {@code [task][expert][input]}. */
        GATE_WEIGHT,
        /** {@code [task][expert]}. */
        GATE_BIAS,
        /** {@code [task][hidden][unit]}. */
        TOWER_HIDDEN_WEIGHT,
        /** {@code [task][hidden]}. */
        TOWER_HIDDEN_BIAS,
        /** {@code [task][hidden]}. */
        TOWER_OUTPUT_WEIGHT,
        /** {@code [task]}. */
        TOWER_OUTPUT_BIAS
    }

    private final Map<Kind, Tensor> tensors = new EnumMap<>(Kind.class);

    private OracleTensors(OracleSizes s) {
        tensors.put(Kind.EMBEDDING, new Tensor(s.tableRows(), s.width(), 1));
        tensors.put(Kind.WIDE, new Tensor(s.tableRows(), s.wideWeights(), 1));
        tensors.put(Kind.EXPERT_WEIGHT, new Tensor(s.experts(), s.units(), s.inputs()));
        tensors.put(Kind.EXPERT_BIAS, new Tensor(s.experts(), s.units(), 1));
        tensors.put(Kind.GATE_WEIGHT, new Tensor(s.tasks(), s.experts(), s.inputs()));
        tensors.put(Kind.GATE_BIAS, new Tensor(s.tasks(), s.experts(), 1));
        tensors.put(Kind.TOWER_HIDDEN_WEIGHT, new Tensor(s.tasks(), s.hidden(), s.units()));
        tensors.put(Kind.TOWER_HIDDEN_BIAS, new Tensor(s.tasks(), s.hidden(), 1));
        tensors.put(Kind.TOWER_OUTPUT_WEIGHT, new Tensor(s.tasks(), s.hidden(), 1));
        tensors.put(Kind.TOWER_OUTPUT_BIAS, new Tensor(s.tasks(), 1, 1));
    }

    static OracleTensors zeros(OracleSizes sizes) {
        return new OracleTensors(sizes);
    }

    /**
     * Takes a model's parameters apart, from the layouts that their documentation gives.
     *
     * @param flat the elements of a parameter by its name: weights, or their gradients
     */
    static OracleTensors unpack(OracleSizes sizes, List<Task> tasks, Function<String, double[]> flat) {
        OracleTensors tensors = new OracleTensors(sizes);
        tensors.unpackRows(Kind.EMBEDDING, sizes.width(), flat.apply("embeddings"));
        if (sizes.wideWeights() > 0) {
            tensors.unpackRows(Kind.WIDE, sizes.tasks(), flat.apply("wide"));
        }
        tensors.unpackExperts(sizes, flat.apply("experts-and-gates.weight"));
        tensors.unpackGates(sizes, flat.apply("experts-and-gates.weight"));
        for (int task = 0; task < tasks.size(); task++) {
            String tower = "tower." + tasks.get(task).name();
            tensors.unpackHidden(sizes, task, flat.apply(tower + ".hidden"));
            tensors.unpackOutput(sizes, task, flat.apply(tower + ".output"));
        }
        return tensors;
    }

    Tensor of(Kind kind) {
        return tensors.get(kind);
    }

    private void unpackRows(Kind kind, int width, double[] table) {
        for (int i = 0; i < table.length; i++) {
            of(kind).set(i / width, i % width, 0, table[i]);
        }
    }

    private void unpackExperts(OracleSizes s, double[] fused) {
        int columns = s.experts() * s.units() + s.tasks() * s.experts();
        for (int expert = 0; expert < s.experts(); expert++) {
            for (int unit = 0; unit < s.units(); unit++) {
                int column = expert * s.units() + unit;
                for (int input = 0; input < s.inputs(); input++) {
                    of(Kind.EXPERT_WEIGHT).set(expert, unit, input, fused[input * columns + column]);
                }
                of(Kind.EXPERT_BIAS).set(expert, unit, 0, fused[s.inputs() * columns + column]);
            }
        }
    }

    private void unpackGates(OracleSizes s, double[] fused) {
        int columns = s.experts() * s.units() + s.tasks() * s.experts();
        for (int task = 0; task < s.tasks(); task++) {
            for (int expert = 0; expert < s.experts(); expert++) {
                int column = s.experts() * s.units() + task * s.experts() + expert;
                for (int input = 0; input < s.inputs(); input++) {
                    of(Kind.GATE_WEIGHT).set(task, expert, input, fused[input * columns + column]);
                }
                of(Kind.GATE_BIAS).set(task, expert, 0, fused[s.inputs() * columns + column]);
            }
        }
    }

    private void unpackHidden(OracleSizes s, int task, double[] layer) {
        for (int hidden = 0; hidden < s.hidden(); hidden++) {
            for (int unit = 0; unit < s.units(); unit++) {
                of(Kind.TOWER_HIDDEN_WEIGHT).set(task, hidden, unit, layer[unit * s.hidden() + hidden]);
            }
            of(Kind.TOWER_HIDDEN_BIAS).set(task, hidden, 0, layer[s.units() * s.hidden() + hidden]);
        }
    }

    private void unpackOutput(OracleSizes s, int task, double[] layer) {
        for (int hidden = 0; hidden < s.hidden(); hidden++) {
            of(Kind.TOWER_OUTPUT_WEIGHT).set(task, hidden, 0, layer[hidden]);
        }
        of(Kind.TOWER_OUTPUT_BIAS).set(task, 0, 0, layer[s.hidden()]);
    }
}
