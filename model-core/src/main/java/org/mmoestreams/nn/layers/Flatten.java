package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** All values of an example as one row: inputs {@code [batch, ...]} become {@code [batch, values]}. */
public final class Flatten implements Layer {

    private long[] inputs = {};
    private RowMask mask = RowMask.none();

    private Flatten() {}

    /** In the order that the values have. */
    public static Flatten rows() {
        return new Flatten();
    }

    @Override
    public long[] outputShape(long... inputShape) {
        check(
                inputShape.length >= 2 && Arrays.stream(inputShape).allMatch(size -> size >= 1),
                "flatten's inputs",
                "shape " + Arrays.toString(inputShape),
                "[batch, ...], sizes >= 1");
        return new long[] {inputShape[0], Tensor.length(inputShape) / inputShape[0]};
    }

    @Override
    public INDArray forward(INDArray values, Pass pass) {
        long[] outputs = outputShape(values.shape());
        Tensor read = Shapes.readExamples(values, pass.mask());
        inputs = read.shape();
        mask = pass.mask();
        return read.reshaped(outputs).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Shapes.checkGradients(inputs.length == 0 ? inputs : outputShape(inputs), gradients.shape());
        Tensor own = Tensor.of(gradients);
        mask.clear(own);
        return own.reshaped(inputs).array();
    }
}
