package org.mmoestreams.workbench.example;

import java.util.stream.IntStream;
import org.mmoestreams.nn.layers.Layer;
import org.mmoestreams.nn.layers.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The Jacobians of a layer's outputs by its inputs, a matrix for each row, by the layer's own backward pass. */
final class Jacobians {

    private final int outputs;
    private final int inputs;
    /** {@code [rows][outputs * inputs]}, the outputs of an input together, as LAPACK has matrices. */
    private final float[][] ofRow;

    private Jacobians(int rows, int outputs, int inputs) {
        this.outputs = outputs;
        this.inputs = inputs;
        ofRow = new float[rows][outputs * inputs];
    }

    /**
     * The Jacobians at some rows. Costs a backward pass of all rows for each output, and four bytes for each row,
     * output and input.
     *
     * @param values rows of inputs, {@code [rows, inputs]}
     */
    static Jacobians of(Layer layer, INDArray values) {
        try (INDArray computed = layer.forward(values, Pass.predicting())) {
            Jacobians jacobians = new Jacobians((int) values.size(0), (int) computed.size(1), (int) values.size(1));
            for (int output = 0; output < jacobians.outputs; output++) {
                jacobians.take(layer, output);
            }
            return jacobians;
        }
    }

    /** The singular values of each row's matrix, {@code [rows][]}, from the largest: LAPACK's gesvd. */
    double[][] singularValues() {
        double[][] values = new double[ofRow.length][];
        for (int row = 0; row < ofRow.length; row++) {
            try (INDArray matrix = Nd4j.create(ofRow[row], new long[] {outputs, inputs}, 'f');
                    INDArray found = Nd4j.create(DataType.FLOAT, Math.min(outputs, inputs))) {
                Nd4j.getBlasWrapper().lapack().gesvd(matrix, found, null, null);
                values[row] = found.toDoubleVector();
            }
        }
        return values;
    }

    /** How many rows there are. */
    int rows() {
        return ofRow.length;
    }

    /** An output's derivative by an input. */
    float at(int row, int output, int input) {
        return ofRow[row][input * outputs + output];
    }

    private void take(Layer layer, int output) {
        float[] chosen = new float[ofRow.length * outputs];
        IntStream.range(0, ofRow.length).forEach(row -> chosen[row * outputs + output] = 1);
        try (INDArray gradients = Nd4j.create(chosen, new long[] {ofRow.length, outputs}, 'c');
                INDArray byInputs = layer.backward(gradients)) {
            float[] derivatives = byInputs.data().asFloat();
            for (int row = 0; row < ofRow.length; row++) {
                for (int input = 0; input < inputs; input++) {
                    ofRow[row][input * outputs + output] = derivatives[row * inputs + input];
                }
            }
        }
    }
}
