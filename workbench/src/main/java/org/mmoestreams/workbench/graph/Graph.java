package org.mmoestreams.workbench.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of ONNX: what comes in goes through nodes and comes out.
 *
 * @param inputs in the order in which they are listed
 * @param outputs likewise; each is made by a node
 * @param constants by name
 * @param nodes each behind those whose outputs it reads
 */
public record Graph(List<Port> inputs, List<Port> outputs, Map<String, Constant> constants, List<Node> nodes) {

    /** Keeps copies. */
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        constants = new LinkedHashMap<>(constants);
        nodes = List.copyOf(nodes);
    }
}
