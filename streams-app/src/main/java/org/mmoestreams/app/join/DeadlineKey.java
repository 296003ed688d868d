package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * The key of a chunk of deadlines in the store. Keys are in the order of kinds, waits, buckets' ends and numbers, those
 * below 0 first.
 *
 * @param kind of what waits
 * @param waitMillis how long it waits as a rule
 * @param end of the bucket, in milliseconds since the epoch
 * @param number of the chunk in the bucket, from 0
 */
record DeadlineKey(char kind, long waitMillis, long end, long number) {

    private static final int BYTES = 1 + 3 * Long.BYTES;

    /** Before all of a wait. */
    static DeadlineKey firstOfWait(char kind, long waitMillis) {
        return new DeadlineKey(kind, waitMillis, Long.MIN_VALUE, 0);
    }

    /** After all of a wait. */
    static DeadlineKey lastOfWait(char kind, long waitMillis) {
        return new DeadlineKey(kind, waitMillis, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    static DeadlineKey read(Bytes bytes) {
        if (bytes.get().length != BYTES) {
            throw new IllegalStateException("store of what waits: a key of " + bytes.get().length + " bytes (expected: "
                    + BYTES + "; the state is of another build: run reset)");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes.get());
        return new DeadlineKey((char) in.get(), inOrder(in.getLong()), inOrder(in.getLong()), inOrder(in.getLong()));
    }

    /** After all of its bucket. */
    DeadlineKey lastOfBucket() {
        return new DeadlineKey(kind, waitMillis, end, Long.MAX_VALUE);
    }

    /** That of the bucket's next chunk. */
    DeadlineKey next() {
        return new DeadlineKey(kind, waitMillis, end, number + 1);
    }

    Bytes bytes() {
        return Bytes.wrap(ByteBuffer.allocate(BYTES)
                .put((byte) kind)
                .putLong(inOrder(waitMillis))
                .putLong(inOrder(end))
                .putLong(inOrder(number))
                .array());
    }

    /** As bytes without a sign are compared; its own inverse. */
    private static long inOrder(long value) {
        return value ^ Long.MIN_VALUE;
    }
}
