/** Graphs of ONNX as data, and their files. Knows nothing of models. */
package org.mmoestreams.workbench.graph;
