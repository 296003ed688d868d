package org.mmoestreams.workbench.graph;

import java.util.List;

/**
 * ONNX's operators by what they do with tensors. Shapes in comments have the batch first; constants may have fewer
 * dimensions, as ONNX broadcasts them.
 */
public final class Operations {

    private static final long LAST = -1;

    private final GraphBuilder graph;

    /** Those that add nodes to a graph. */
    public Operations(GraphBuilder graph) {
        this.graph = graph;
    }

    /** The graph that nodes are added to. */
    public GraphBuilder graph() {
        return graph;
    }

    /** A tensor whose values are known. */
    public Value constant(Constant constant) {
        return graph.constant(constant);
    }

    /** A double. */
    public Value number(double value) {
        return constant(Constant.doubles(new double[] {value}));
    }

    /** A float. */
    public Value single(float value) {
        return constant(Constant.floats(new float[] {value}));
    }

    /** A whole number. */
    public Value whole(long value) {
        return constant(Constant.longs(new long[] {value}));
    }

    /** What an operator of no attributes makes of these. */
    public Value of(String operator, Value... read) {
        return graph.node(operator, List.of(read));
    }

    /** The elements as another type. */
    public Value cast(Value value, ElementType type) {
        return graph.node("Cast", List.of(value), new Attribute.Whole("to", type.number()));
    }

    /** {@code [batch][inputs]} times {@code [inputs][outputs]}, and biases added. */
    public Value dense(Value value, Value weights, Value biases) {
        return of("Gemm", value, weights, biases);
    }

    /** A softmax over the last dimension. */
    public Value softmax(Value value) {
        return graph.node("Softmax", List.of(value), new Attribute.Whole("axis", LAST));
    }

    /** Each value between two others. */
    public Value clip(Value value, Value least, Value most) {
        return of("Clip", value, least, most);
    }

    /** {@code [batch][columns]}: the columns {@code [from, to)}. */
    public Value columns(Value value, long from, long to) {
        return of(
                "Slice", value, constant(Constant.list(from)), constant(Constant.list(to)), constant(Constant.list(1)));
    }

    /** The parts side by side along a dimension. */
    public Value joined(List<Value> parts, long axis) {
        return parts.size() == 1 ? parts.get(0) : graph.node("Concat", parts, new Attribute.Whole("axis", axis));
    }

    /** The parts of a dimension at some places. */
    public Value at(Value value, Value places, long axis) {
        return graph.node("Gather", List.of(value, places), new Attribute.Whole("axis", axis));
    }

    /** The sum along a dimension, which is gone then. */
    public Value sum(Value value, long axis) {
        return graph.node(
                "ReduceSum", List.of(value, constant(Constant.list(axis))), new Attribute.Whole("keepdims", 0));
    }

    /** With a dimension of one place more. */
    public Value unsqueezed(Value value, long axis) {
        return of("Unsqueeze", value, constant(Constant.list(axis)));
    }

    /** Without a dimension of one place. */
    public Value squeezed(Value value, long axis) {
        return of("Squeeze", value, constant(Constant.list(axis)));
    }

    /** {@code [batch][a][b]} as {@code [batch][a b]}. */
    public Value flat(Value value) {
        return graph.node("Flatten", List.of(value), new Attribute.Whole("axis", 1));
    }

    /** {@code [batch][a b]} as {@code [batch][a][b]}. */
    public Value split(Value value, long first, long second) {
        return of("Reshape", value, constant(Constant.list(0, first, second)));
    }

    /** The whole number that goes with each text; {@code other} with those that have none. */
    public Value numbered(Value texts, List<String> known, List<Long> numbers, long other) {
        return graph.traditionalNode(
                "LabelEncoder",
                List.of(texts),
                new Attribute.Texts("keys_strings", known),
                new Attribute.Wholes("values_int64s", numbers),
                new Attribute.Whole("default_int64", other));
    }

    /** The whole number that goes with each whole number; {@code other} with those that have none. */
    public Value renumbered(Value keys, List<Long> known, List<Long> numbers, long other) {
        return graph.traditionalNode(
                "LabelEncoder",
                List.of(keys),
                new Attribute.Wholes("keys_int64s", known),
                new Attribute.Wholes("values_int64s", numbers),
                new Attribute.Whole("default_int64", other));
    }
}
