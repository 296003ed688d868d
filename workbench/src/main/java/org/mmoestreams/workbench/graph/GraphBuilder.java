package org.mmoestreams.workbench.graph;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a graph node by node. Names of inputs and outputs are the caller's; all others begin with a slash, which none
 * of those may. A constant that is there already is not kept twice.
 */
public final class GraphBuilder {

    private static final String OWN = "/";
    private static final String ONNX = "";
    private static final String TRADITIONAL = "ai.onnx.ml";

    private final List<Port> inputs = new ArrayList<>();
    private final List<Port> outputs = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<Constant, Value> names = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /** Adds an input. */
    public Value input(Port port) {
        checkName(port);
        inputs.add(port);
        return new Value(port.name());
    }

    /** Adds an output, which is that value. */
    public void output(Port port, Value value) {
        checkName(port);
        outputs.add(port);
        nodes.add(new Node(new Node.Operator(ONNX, "Identity"), List.of(value.name()), port.name(), List.of()));
    }

    /** A tensor whose values are known. */
    public Value constant(Constant constant) {
        return names.computeIfAbsent(constant, added -> {
            Value value = new Value(OWN + "constant_" + constants.size());
            constants.put(value.name(), added);
            return value;
        });
    }

    /** Adds a node of ONNX itself. */
    public Value node(String operator, List<Value> read, Attribute... attributes) {
        return added(new Node.Operator(ONNX, operator), read, attributes);
    }

    /** Adds a node of ONNX's operators for traditional machine learning. */
    public Value traditionalNode(String operator, List<Value> read, Attribute... attributes) {
        return added(new Node.Operator(TRADITIONAL, operator), read, attributes);
    }

    /** The graph. */
    public Graph build() {
        return new Graph(inputs, outputs, constants, nodes);
    }

    private Value added(Node.Operator operator, List<Value> read, Attribute... attributes) {
        Value made = new Value(OWN + operator.name() + "_" + nodes.size());
        nodes.add(new Node(operator, read.stream().map(Value::name).toList(), made.name(), List.of(attributes)));
        return made;
    }

    private void checkName(Port port) {
        boolean free = Stream.of(inputs, outputs).flatMap(List::stream).noneMatch(other -> other.name()
                .equals(port.name()));
        check(
                free && !port.name().startsWith(OWN),
                "name",
                port.name(),
                "one that no other input or output has, and that does not begin with " + OWN);
    }
}
