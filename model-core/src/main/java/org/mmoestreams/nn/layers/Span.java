package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

/**
 * A receptive field along one dimension.
 *
 * @param kernel how many places it covers, at least 1
 * @param stride how many places it moves from one output to the next, at least 1
 * @param dilation from a place that it covers to the next one, at least 1: places next to each other
 */
public record Span(int kernel, int stride, int dilation) {

    /** Checks the ranges. */
    public Span {
        atLeast("kernel", kernel, 1);
        atLeast("stride", stride, 1);
        atLeast("dilation", dilation, 1);
        check(
                (kernel - 1L) * dilation < Integer.MAX_VALUE,
                "kernel's extent",
                (kernel - 1L) * dilation + 1,
                "<= " + Integer.MAX_VALUE);
    }

    /** From the first place that it covers to the last one, both counted. */
    public int extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** How many outputs there are for inputs of a size, with what is added to them; 0 or less where it is too small. */
    int outputs(int size, Padding.Pads pads) {
        long room = (long) size + pads.before() + pads.after() - extent();
        return room < 0 ? 0 : Math.toIntExact(room / stride + 1);
    }
}
