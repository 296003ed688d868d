package org.mmoestreams.nn;

/** ReLU: replaces what is below zero by zero, in place. */
public final class Rectifier implements Layer {

    private final Activations lanes;

    /** Rectifies these. */
    public Rectifier(Activations lanes) {
        this.lanes = lanes;
    }

    @Override
    public void forward(Rows rows) {
        for (float[] lane : lanes.values()) {
            VectorOps.rectify(lane, rows);
        }
    }

    @Override
    public double backward(Rows rows) {
        for (int i = 0; i < lanes.values().length; i++) {
            VectorOps.maskByRectified(lanes.gradients()[i], rows, lanes.values()[i]);
        }
        return 0;
    }
}
