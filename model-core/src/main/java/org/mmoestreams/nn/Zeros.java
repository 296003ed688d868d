package org.mmoestreams.nn;

/** Sets outputs to zero that the layers after it add to. */
public final class Zeros implements Layer {

    private final Signal outputs;

    /** Clears these. */
    public Zeros(Signal outputs) {
        this.outputs = outputs;
    }

    @Override
    public void forward(Slots rows) {
        outputs.clear(rows);
    }

    @Override
    public double backward(Slots rows) {
        return 0;
    }
}
