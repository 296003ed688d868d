package org.mmoestreams.nn.layers;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of one tensor in and one out for each task, rows first. Otherwise as {@link Layer}. */
public interface MultiTaskLayer extends Trainable {

    /** The shape of each task's outputs; otherwise as {@link Layer#outputShape}. */
    List<long[]> outputShapes(long... inputs);

    /** Computes the outputs of each task; otherwise as {@link Layer#forward}. */
    List<INDArray> forward(INDArray inputs, Pass pass);

    /** From the gradients by each task's outputs; otherwise as {@link Layer#backward}. */
    INDArray backward(List<INDArray> gradients);
}
