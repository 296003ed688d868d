package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Objects;

/**
 * What a batch normalisation is.
 *
 * @param norm epsilon, scales and shifts
 * @param moments which moments training goes by
 * @param memory how many rows the running moments are over, about, at least 1: exactly over all while they are fewer,
 *     after that each row's share falls by the rows that follow
 * @param axis which dimension has the channels; negative ones count from the last, which is -1
 */
public record BatchNormConfig(NormConfig norm, MomentsOf moments, long memory, int axis) {

    private static final long MEMORY = 10_000;

    /** Checks the memory. */
    public BatchNormConfig {
        Objects.requireNonNull(norm, "norm");
        Objects.requireNonNull(moments, "moments");
        check(memory >= 1, "memory", memory, ">= 1 row");
    }

    /** Channels in the last dimension, training by the batch's moments, a memory of 10,000 rows. */
    public static BatchNormConfig standard() {
        return new BatchNormConfig(NormConfig.standard(), MomentsOf.BATCH, MEMORY, -1);
    }

    /** With these. */
    public BatchNormConfig withNorm(NormConfig other) {
        return new BatchNormConfig(other, moments, memory, axis);
    }

    /** With these in training. */
    public BatchNormConfig withMoments(MomentsOf other) {
        return new BatchNormConfig(norm, other, memory, axis);
    }

    /** With a memory of so many rows. */
    public BatchNormConfig withMemory(long rows) {
        return new BatchNormConfig(norm, moments, rows, axis);
    }

    /** With the channels in this dimension. */
    public BatchNormConfig withAxis(int other) {
        return new BatchNormConfig(norm, moments, memory, other);
    }
}
