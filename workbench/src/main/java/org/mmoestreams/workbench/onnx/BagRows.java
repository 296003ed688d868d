package org.mmoestreams.workbench.onnx;

import org.mmoestreams.workbench.graph.Value;

/**
 * The items of a multi-valued field.
 *
 * @param rows of the graph's tables, {@code [batch][items]}
 * @param factors what the weights of each are multiplied by before they are added, {@code [batch][items]}; 0 where
 *     there is no item
 */
record BagRows(Value rows, Value factors) {}
