package org.mmoestreams.workbench.graph;

import java.util.List;

/**
 * A step of a graph.
 *
 * @param operator what it does
 * @param inputs names of what it reads
 * @param output the name of what it makes
 * @param attributes its settings
 */
public record Node(Operator operator, List<String> inputs, String output, List<Attribute> attributes) {

    /**
     * What a node does.
     *
     * @param domain where it is defined: empty for ONNX itself
     * @param name such as {@code MatMul}
     */
    public record Operator(String domain, String name) {}

    /** Keeps copies. */
    public Node {
        inputs = List.copyOf(inputs);
        attributes = List.copyOf(attributes);
    }
}
