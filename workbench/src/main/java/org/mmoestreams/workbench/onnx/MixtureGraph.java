package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/** Nodes of a mixture of experts. */
final class MixtureGraph {

    private final Operations ops;
    private final MixtureShape shape;

    MixtureGraph(Operations ops, MixtureShape shape) {
        this.ops = ops;
        this.shape = shape;
    }

    /**
     * What each gate mixes, {@code [batch][units]}.
     *
     * @param linear the experts' linear outputs, expert after expert, and behind them the gates'
     */
    List<Value> mixed(Value linear) {
        Value rectified = ops.of("Relu", ops.columns(linear, 0, shape.expertOutputs()));
        Value experts = ops.split(rectified, shape.experts(), shape.units());
        List<Value> mixed = new ArrayList<>();
        long first = shape.expertOutputs();
        for (List<Integer> members : shape.gates()) {
            Value weights = ops.softmax(ops.columns(linear, first, first + members.size()));
            first += members.size();
            mixed.add(ops.sum(ops.of("Mul", ops.unsqueezed(weights, 2), some(experts, members)), 1));
        }
        return mixed;
    }

    private Value some(Value experts, List<Integer> members) {
        if (members.equals(IntStream.range(0, shape.experts()).boxed().toList())) {
            return experts;
        }
        long[] places = members.stream().mapToLong(Integer::longValue).toArray();
        return ops.at(experts, ops.constant(Constant.list(places)), 1);
    }
}
