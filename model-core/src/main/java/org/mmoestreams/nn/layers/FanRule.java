package org.mmoestreams.nn.layers;

/** Which fans the tensors that hold the weights of several experts are drawn by. */
public enum FanRule {
    /**
     * Each expert's weights are drawn by themselves, by the fans that it has: {@code d} and {@code units} for an expert
     * kernel of shape {@code [d, units, experts]}. An expert starts as a layer of its own would.
     */
    PER_EXPERT,
    /**
     * The tensor is drawn as one kernel, as Keras does: it takes {@code [d, units, experts]} for a convolution over
     * {@code d} places, with fans {@code d * units} and {@code d * experts}. Each expert then starts smaller by the
     * root of {@code units}; for parity with keras-mmoe only.
     */
    KERAS
}
