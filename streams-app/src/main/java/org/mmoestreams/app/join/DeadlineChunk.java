package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.utils.Bytes;
import org.mmoestreams.state.Varints;

/**
 * Some deadlines of a bucket in the order in which they came: one entry of the store. It is put when it changed since,
 * and is gone from the store when it is empty.
 */
final class DeadlineChunk {

    /** The most that a chunk holds. */
    static final int MOST = 64;

    private static final int FIXED_BYTES = Long.BYTES + Short.BYTES + Varints.MOST_BYTES;

    private final DeadlineKey key;
    private final Deque<Deadline> deadlines = new ArrayDeque<>();
    private boolean changed;
    private boolean stored;

    private DeadlineChunk(DeadlineKey key) {
        this.key = key;
    }

    /** A chunk that the store does not have. */
    static DeadlineChunk empty(DeadlineKey key) {
        return new DeadlineChunk(key);
    }

    /** What {@link #save} put. */
    static DeadlineChunk read(DeadlineKey key, byte[] bytes) {
        DeadlineChunk chunk = new DeadlineChunk(key);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            long time = key.end() - Varints.read(in);
            long number = in.getLong();
            byte[] id = new byte[in.getShort()];
            in.get(id);
            chunk.deadlines.add(new Deadline(Bytes.wrap(id), number, time));
        }
        chunk.stored = true;
        return chunk;
    }

    DeadlineKey key() {
        return key;
    }

    boolean isEmpty() {
        return deadlines.isEmpty();
    }

    boolean isFull() {
        return deadlines.size() == MOST;
    }

    /** The one that came first. */
    Deadline peek() {
        return deadlines.getFirst();
    }

    void add(Deadline deadline) {
        deadlines.addLast(deadline);
        changed = true;
    }

    Deadline take() {
        changed = true;
        return deadlines.removeFirst();
    }

    void save(Entries entries) {
        if (!changed) {
            return;
        }
        if (!deadlines.isEmpty()) {
            put(entries);
        } else if (stored) {
            entries.remove(key.bytes());
        }
        stored = !deadlines.isEmpty();
        changed = false;
    }

    private void put(Entries entries) {
        if (stored) {
            entries.put(key.bytes(), write());
        } else {
            entries.add(key.bytes(), write());
        }
    }

    private byte[] write() {
        int most = 0;
        for (Deadline deadline : deadlines) {
            most += FIXED_BYTES + deadline.id().get().length;
        }
        ByteBuffer out = ByteBuffer.allocate(most);
        for (Deadline deadline : deadlines) {
            Varints.write(out, key.end() - deadline.time());
            out.putLong(deadline.number())
                    .putShort((short) deadline.id().get().length)
                    .put(deadline.id().get());
        }
        byte[] written = new byte[out.position()];
        out.flip().get(written);
        return written;
    }
}
