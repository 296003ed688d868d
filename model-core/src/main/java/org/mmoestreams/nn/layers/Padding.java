package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.List;

/** How many places are added around inputs, so that a receptive field may begin before them and end after them. */
public interface Padding {

    /**
     * What is added along a dimension.
     *
     * @param dimension counts from 0, without batch and channels
     * @param size of the inputs
     * @param span the receptive field's
     */
    Pads along(int dimension, int size, Span span);

    /**
     * Checks that there can be such a padding.
     *
     * @throws IllegalArgumentException when there is none of so many dimensions
     */
    default void check(int dimensions) {}

    /** Nothing is added: a size n gives ceil((n - extent + 1) / stride) outputs. */
    static Padding valid() {
        return NamedPadding.VALID;
    }

    /**
     * A size n gives ceil(n / stride) outputs, as in TensorFlow: as much is added before as after, or after one more.
     */
    static Padding same() {
        return NamedPadding.SAME;
    }

    /**
     * A size n gives ceil(n / stride) outputs, and none of them depends on inputs after its own place: all is added
     * before. Of one dimension, which is time.
     */
    static Padding causal() {
        return NamedPadding.CAUSAL;
    }

    /** So much along each dimension. */
    static Padding of(Pads... each) {
        return new GivenPadding(List.of(each));
    }

    /**
     * Places that are added along a dimension.
     *
     * @param before at least 0
     * @param after at least 0
     */
    record Pads(int before, int after) {

        /** Checks the ranges. */
        public Pads {
            atLeast("padding before", before, 0);
            atLeast("padding after", after, 0);
        }
    }
}
