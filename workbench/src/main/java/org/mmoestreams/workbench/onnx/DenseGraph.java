package org.mmoestreams.workbench.onnx;

import java.util.Arrays;
import org.mmoestreams.ModelParts;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/** Nodes of a model's dense layers, whose weights are {@code [inputs + 1][outputs]}, the last row being biases. */
final class DenseGraph {

    private final Operations ops;
    private final ModelParts parts;

    DenseGraph(Operations ops, ModelParts parts) {
        this.ops = ops;
        this.parts = parts;
    }

    /** The linear outputs, {@code [batch][outputs]}, of the layer whose weights have that name. */
    Value of(Value inputs, String weights, int outputs) {
        return of(inputs, parts.weights(weights), outputs);
    }

    /** The same of these weights. */
    Value of(Value inputs, float[] weights, int outputs) {
        int biases = weights.length - outputs;
        Value kernel = ops.constant(Constant.floats(Arrays.copyOf(weights, biases), biases / outputs, outputs));
        Value bias = ops.constant(Constant.floats(Arrays.copyOfRange(weights, biases, weights.length), outputs));
        return ops.dense(inputs, kernel, bias);
    }
}
