package org.mmoestreams.workbench.graph;

/**
 * A tensor within a graph that is being made: an input, a constant, or what a node makes.
 *
 * @param name its name in the graph
 */
public record Value(String name) {}
