package org.mmoestreams.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * A named tensor of weights with its optimiser slots, all float. Its state is one chunk per slot and block of
 * {@code blockLength} floats, little-endian; a block is written only when an update touched it.
 */
public final class Parameter implements Chunked {

    private final String name;
    private final float[] weights;
    private final float[][] slots;
    private final float[][] tensors;
    private final Optimizer optimizer;
    private final int blockLength;
    private final BitSet dirtyBlocks = new BitSet();
    private final List<String> chunkNames = new ArrayList<>();
    private final Journal journal;
    private final PackedRows rows;

    private Parameter(String name, float[] weights, int blockLength, Optimizer optimizer) {
        this.name = name;
        this.weights = weights;
        this.optimizer = optimizer;
        this.blockLength = blockLength;
        this.slots = new float[optimizer.slots().size()][weights.length];
        chunkNames.add(name);
        for (int slot = 0; slot < slots.length; slot++) {
            chunkNames.add(name + '#' + optimizer.slots().get(slot));
        }
        optimizer.initialise(weights, slots);
        tensors = new float[1 + slots.length][];
        tensors[0] = weights;
        System.arraycopy(slots, 0, tensors, 1, slots.length);
        journal = new Journal(tensors.length);
        rows = new PackedRows(tensors);
    }

    /** A parameter that is updated whole; its chunks are as large as chunks may be. */
    public static Parameter dense(String name, float[] weights, Optimizer optimizer) {
        return new Parameter(name, weights, ChunkKey.MAX_BYTES / Float.BYTES, optimizer);
    }

    /**
     * A parameter that is updated by rows; a chunk holds {@code rowsPerBlock} rows.
     *
     * @param width floats in a row
     */
    public static Parameter rows(String name, float[] weights, int width, int rowsPerBlock, Optimizer optimizer) {
        return new Parameter(name, weights, width * rowsPerBlock, optimizer);
    }

    /** The parameter's name, the first part of its chunks' names. */
    public String name() {
        return name;
    }

    /** The weights themselves. */
    public float[] weights() {
        return weights;
    }

    /** The largest absolute value of a weight; not a number when one is not. */
    public float largest() {
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest;
    }

    /**
     * From now on keeps what the next update overwrites, of which there may be one, up to {@link #keep} or
     * {@link #undo}.
     */
    public void watch() {
        journal.open(dirtyBlocks);
    }

    /**
     * Whether the update since {@link #watch} moved no weight beyond plus or minus a bound, save towards zero, and
     * all slots are finite.
     */
    public boolean isSound(float bound) {
        return journal.isSound(bound);
    }

    /** Keeps the update since {@link #watch}. */
    public void keep() {
        journal.close();
    }

    /** Takes the update since {@link #watch} back. */
    public void undo() {
        if (journal.undo(dirtyBlocks)) {
            rows.scatter();
        }
        journal.close();
    }

    /** Lets the optimiser update all weights. */
    public void update(float[] gradients) {
        journal.note(tensors, weights.length);
        optimizer.update(weights, slots, gradients, 0, weights.length);
        touchAll();
    }

    /**
     * Lets the optimiser update some rows of the weights.
     *
     * @param which the rows, none of them twice
     * @param count how many of {@code which} count, from the first on
     * @param width floats in a row, such that a block holds whole rows
     * @param gradients {@code [count][width]}
     */
    public void updateRows(int[] which, int count, int width, float[] gradients) {
        rows.gather(which, count, width);
        float[][] packed = rows.arrays();
        journal.note(packed, rows.length());
        optimizer.update(packed[0], Arrays.copyOfRange(packed, 1, packed.length), gradients, 0, rows.length());
        rows.scatter();
        for (int i = 0; i < count; i++) {
            dirtyBlocks.set(which[i] * width / blockLength);
        }
    }

    /** Puts the optimiser's slots back to what they are before the first step; the weights stay. */
    public void restartSlots() {
        float[][] fresh = new float[slots.length][weights.length];
        optimizer.initialise(weights, fresh);
        for (int slot = 0; slot < slots.length; slot++) {
            put(fresh[slot], 0, slots[slot], new Rows(0, weights.length));
        }
    }

    /**
     * Puts columns of all rows back to weights that learning starts from, and their slots to what they are before the
     * first step.
     *
     * @param start the weights, of the whole parameter
     * @param width floats in a row
     * @param columns which of them
     */
    public void restart(float[] start, int width, Rows columns) {
        float[][] fresh = new float[slots.length][start.length];
        optimizer.initialise(start, fresh);
        for (int at = columns.from(); at < weights.length; at += width) {
            Rows own = new Rows(at, at + columns.to() - columns.from());
            put(start, at, weights, own);
            for (int slot = 0; slot < slots.length; slot++) {
                put(fresh[slot], at, slots[slot], own);
            }
        }
    }

    /**
     * Puts some rows back to weights that learning starts from, and their slots to what they are before the first step.
     *
     * @param which the rows
     * @param start their weights, {@code [which.length][width]}
     * @param width floats in a row
     * @return the largest absolute value of the weights
     */
    public float restartRows(int[] which, float[] start, int width) {
        float[][] fresh = new float[slots.length][start.length];
        optimizer.initialise(start, fresh);
        for (int i = 0; i < which.length; i++) {
            Rows own = new Rows(which[i] * width, (which[i] + 1) * width);
            put(start, i * width, weights, own);
            for (int slot = 0; slot < slots.length; slot++) {
                put(fresh[slot], i * width, slots[slot], own);
            }
        }
        float largest = 0;
        for (float weight : start) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest;
    }

    @Override
    public Collection<String> chunkNames() {
        return chunkNames;
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        for (int block = dirtyBlocks.nextSetBit(0); block >= 0; block = dirtyBlocks.nextSetBit(block + 1)) {
            sink.put(new ChunkKey(name, block).toString(), write(weights, block));
            for (int slot = 0; slot < slots.length; slot++) {
                sink.put(new ChunkKey(chunkNames.get(slot + 1), block).toString(), write(slots[slot], block));
            }
        }
        dirtyBlocks.clear();
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        int index = chunkNames.indexOf(key.name());
        float[] target = index == 0 ? weights : slots[index - 1];
        int offset = key.block() * blockLength;
        int length = Math.min(blockLength, target.length - offset);
        if (offset >= target.length || value.length != length * Float.BYTES) {
            throw new IllegalArgumentException(key + ": " + value.length + " bytes (expected: a block of " + name + ", "
                    + target.length + " floats in blocks of " + blockLength + ")");
        }
        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(target, offset, length);
    }

    /** Only blocks that change are written: of a large table, few rows were ever learnt. */
    private void put(float[] source, int from, float[] target, Rows range) {
        for (int at = range.from(); at < range.to(); at++) {
            float value = source[from + at - range.from()];
            if (Float.floatToRawIntBits(value) != Float.floatToRawIntBits(target[at])) {
                target[at] = value;
                dirtyBlocks.set(at / blockLength);
            }
        }
    }

    private void touchAll() {
        dirtyBlocks.set(0, (weights.length + blockLength - 1) / blockLength);
    }

    private byte[] write(float[] source, int block) {
        int offset = block * blockLength;
        int length = Math.min(blockLength, source.length - offset);
        byte[] chunk = new byte[length * Float.BYTES];
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(source, offset, length);
        return chunk;
    }
}
