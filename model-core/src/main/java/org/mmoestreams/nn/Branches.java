package org.mmoestreams.nn;

/**
 * Lanes that several layers read, each as if they were its own: the values are the same arrays, the gradients by them
 * are summed up. Costs an addition for each lane, row and branch backward, nothing forward.
 */
public final class Branches implements Layer {

    private final Activations source;
    private final Activations all;

    /**
     * Branches of some lanes.
     *
     * @param count how many branches, at least 1
     */
    public Branches(Activations source, int count) {
        this.source = source;
        all = source.branched(count);
    }

    /** All branches, one after the other, as many lanes each as the source has. */
    public Activations all() {
        return all;
    }

    @Override
    public void forward(Rows rows) {}

    @Override
    public double backward(Rows rows) {
        float[][] sums = source.gradients();
        for (int lane = 0; lane < sums.length; lane++) {
            VectorOps.copy(all.gradients()[lane], rows, sums[lane]);
            for (int at = lane + sums.length; at < all.gradients().length; at += sums.length) {
                VectorOps.add(sums[lane], rows, all.gradients()[at]);
            }
        }
        return 0;
    }
}
