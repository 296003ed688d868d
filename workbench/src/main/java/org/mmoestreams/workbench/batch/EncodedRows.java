package org.mmoestreams.workbench.batch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.RowBatch;

/**
 * Rows as a learner encoded them, in memory: of each its embedding rows, numbers and labels, four bytes for each field
 * and eight for each label. For one thread.
 */
final class EncodedRows {

    private static final int BLOCK_ROWS = 1 << 12;

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private int rowBytes;
    private int size;

    /** How many rows there are. */
    int size() {
        return size;
    }

    /**
     * Adds a row of a batch.
     *
     * @param batch of one spec, whatever its size
     */
    void add(RowBatch batch, int row) {
        rowBytes = batch.rowBytes();
        if (size == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("rows: more than " + size + " (expected: as many at most)");
        }
        if (size++ % BLOCK_ROWS == 0) {
            blocks.add(ByteBuffer.allocate(Math.multiplyExact(BLOCK_ROWS, rowBytes)));
        }
        batch.write(row, blocks.get(blocks.size() - 1));
    }

    /** Copies a row into a batch of the same spec. */
    void copy(int row, RowBatch batch, int at) {
        ByteBuffer block = blocks.get(row / BLOCK_ROWS);
        batch.read(at, block.slice(row % BLOCK_ROWS * rowBytes, rowBytes));
    }
}
