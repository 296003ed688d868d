package org.mmoestreams.workbench.graph;

import java.util.List;

/**
 * What goes into a graph, or comes out of it.
 *
 * @param name its name
 * @param type of its elements
 * @param dimensions names of its dimensions, whose sizes may be any; the same name is the same size
 * @param doc what it is, for who runs the graph
 */
public record Port(String name, ElementType type, List<String> dimensions, String doc) {

    /** Keeps a copy. */
    public Port {
        dimensions = List.copyOf(dimensions);
    }
}
