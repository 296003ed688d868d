package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;

/**
 * A pending row in its batch.
 *
 * @param batch labelled or unlabelled rows
 * @param index the row's index in the batch
 */
record BatchRow(PendingBatch batch, int index) {

    PendingRow row() {
        return batch.get(index);
    }

    double prediction(int task) {
        return batch.rows().prediction(index, task);
    }

    byte[] encoded() {
        ByteBuffer out = ByteBuffer.allocate(batch.rows().rowBytes());
        batch.rows().write(index, out);
        return out.array();
    }
}
