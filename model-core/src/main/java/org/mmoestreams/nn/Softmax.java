package org.mmoestreams.nn;

/** A softmax over some lanes, slot by slot. */
final class Softmax {

    private final float[] scratch;
    private final float[] sums;

    Softmax(int batchRows) {
        scratch = new float[batchRows];
        sums = new float[batchRows];
    }

    /** Replaces the lanes by their softmax. The greatest is subtracted first, so that nothing overflows. */
    void forward(float[][] lanes, Slots slots) {
        float[] most = sums;
        Lanes.copy(lanes[0], slots, most);
        for (float[] lane : lanes) {
            Lanes.raise(most, slots, lane);
        }
        for (float[] lane : lanes) {
            Lanes.subtract(lane, slots, most);
            Exp.replace(lane, slots, scratch);
        }
        Lanes.fill(sums, slots, 0);
        for (float[] lane : lanes) {
            Lanes.add(sums, slots, lane);
        }
        for (float[] lane : lanes) {
            Lanes.divide(lane, slots, sums);
        }
    }

    /** Replaces the gradients by the softmax's outputs by those by its inputs. */
    void backward(float[][] probabilities, float[][] gradients, Slots slots) {
        Lanes.fill(sums, slots, 0);
        Lanes.addProducts(sums, slots, gradients, probabilities);
        for (int i = 0; i < gradients.length; i++) {
            Lanes.subtract(gradients[i], slots, sums);
            Lanes.multiply(gradients[i], slots, probabilities[i]);
        }
    }
}
