package org.mmoestreams.nn;

/** Sets outputs to zero that the layers after it add to. */
public final class Zeros implements Layer {

    private final Activations outputs;

    /** Clears these. */
    public Zeros(Activations outputs) {
        this.outputs = outputs;
    }

    @Override
    public void forward(Rows rows) {
        outputs.clear(rows);
    }

    @Override
    public double backward(Rows rows) {
        return 0;
    }
}
