package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * A network in training: counts its steps and lets its optimisers take them. Its state is the network's, and the number
 * of steps taken: all that training goes on from, bit for bit.
 */
public final class Training implements Chunked {

    private static final String STEPS = "training.steps";

    private final Trainable network;
    private final Optimizers optimizers;
    private long steps;
    private boolean changed;

    private Training(Trainable network, Optimizers optimizers) {
        this.network = network;
        this.optimizers = optimizers;
    }

    /**
     * Training before its first step.
     *
     * @param optimizers those of the {@code Start} that the network's layers were made with
     * @throws IllegalArgumentException when two parts of the network have the same name
     */
    public static Training of(Trainable network, Optimizers optimizers) {
        Training training = new Training(network, optimizers);
        Names.checkDistinct(network);
        return training;
    }

    /** How many steps were taken. */
    public long steps() {
        return steps;
    }

    /** The pass of the next step. */
    public Pass next() {
        return Pass.training(steps + 1);
    }

    /**
     * Takes a step by the gradients of the last backward pass. One that has a gradient that is not finite is not taken:
     * all stays as it was.
     *
     * @return whether it was taken
     * @throws IllegalStateException when there was no backward pass since the last step
     */
    public boolean update() {
        for (Weights weights : network.weights()) {
            if (!isFinite(weights.gradients())) {
                return false;
            }
        }
        steps++;
        changed = true;
        optimizers.begin(steps);
        network.update();
        return true;
    }

    @Override
    public Collection<String> chunkNames() {
        List<String> names = new ArrayList<>(network.chunkNames());
        names.add(STEPS);
        return names;
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        network.drainChanges(sink);
        if (changed) {
            byte[] value = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(steps)
                    .array();
            sink.put(new ChunkKey(STEPS, 0).toString(), value);
            changed = false;
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        if (!key.name().equals(STEPS)) {
            network.load(key, value);
            return;
        }
        check(key.block() == 0 && value.length == Long.BYTES, key.toString(), value.length + " bytes", "8 of block 0");
        steps = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
