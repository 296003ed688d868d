package org.mmoestreams.nn;

/** A softmax over some lanes, row by row. */
final class Softmax {

    private final float[] scratch;
    private final float[] sums;

    Softmax(int batchRows) {
        scratch = new float[batchRows];
        sums = new float[batchRows];
    }

    /** Replaces the lanes by their softmax. The greatest is subtracted first, so that nothing overflows. */
    void forward(float[][] lanes, Rows rows) {
        float[] most = sums;
        VectorOps.copy(lanes[0], rows, most);
        for (float[] lane : lanes) {
            VectorOps.raise(most, rows, lane);
        }
        for (float[] lane : lanes) {
            VectorOps.subtract(lane, rows, most);
            Exp.replace(lane, rows, scratch);
        }
        VectorOps.fill(sums, rows, 0);
        for (float[] lane : lanes) {
            VectorOps.add(sums, rows, lane);
        }
        for (float[] lane : lanes) {
            VectorOps.divide(lane, rows, sums);
        }
    }

    /** Replaces the gradients by the softmax's outputs by those by its inputs. */
    void backward(float[][] probabilities, float[][] gradients, Rows rows) {
        VectorOps.fill(sums, rows, 0);
        VectorOps.addProducts(sums, rows, gradients, probabilities);
        for (int i = 0; i < gradients.length; i++) {
            VectorOps.subtract(gradients[i], rows, sums);
            VectorOps.multiply(gradients[i], rows, probabilities[i]);
        }
    }
}
