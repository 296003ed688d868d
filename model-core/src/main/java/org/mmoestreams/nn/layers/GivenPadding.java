package org.mmoestreams.nn.layers;

import java.util.List;
import org.mmoestreams.checks.Checks;

/** So much, along each dimension. */
record GivenPadding(List<Pads> each) implements Padding {

    @Override
    public Pads along(int dimension, int size, Span span) {
        return each.get(dimension);
    }

    @Override
    public void check(int dimensions) {
        Checks.check(
                each.size() == dimensions,
                "padding",
                each.size() + " dimensions",
                dimensions + ", those of the kernel");
    }
}
