/** Models as graphs of ONNX: texts and numbers of events in, a prediction of each task out. */
package org.mmoestreams.workbench.onnx;
