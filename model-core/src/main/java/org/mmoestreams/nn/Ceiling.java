package org.mmoestreams.nn;

/**
 * Replaces what is above 1e9 by 1e9, in place, before another layer multiplies it: with weights within plus or minus a
 * million, what comes out of any number of layers is a number then. A sound network stays far below.
 */
public final class Ceiling implements Layer {

    /** Where it is. */
    public static final float HEIGHT = 1e9f;

    private final Activations lanes;

    /** Bounds these. */
    public Ceiling(Activations lanes) {
        this.lanes = lanes;
    }

    @Override
    public void forward(Rows rows) {
        for (float[] lane : lanes.values()) {
            VectorOps.lower(lane, rows, HEIGHT);
        }
    }

    @Override
    public double backward(Rows rows) {
        for (int i = 0; i < lanes.values().length; i++) {
            VectorOps.maskByCeiling(lanes.gradients()[i], rows, lanes.values()[i], HEIGHT);
        }
        return 0;
    }
}
