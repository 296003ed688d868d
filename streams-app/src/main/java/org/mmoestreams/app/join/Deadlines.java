package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * What is to be looked at when stream time has come to some point: ids in buckets of stream time, so that nothing is
 * searched for. A bucket consists of chunks of up to {@value #CHUNK_ENTRIES} ids in the order in which they came; which
 * chunk an id is in depends on the ids before it alone. Adding an id costs a part of one store entry per commit, taking
 * a chunk one look at the store.
 *
 * <p>An id is due when its bucket has ended, which is up to a bucket's width after its deadline. Entries are never
 * removed one by one: who takes a chunk asks each id whether it still waits.
 */
final class Deadlines {

    static final int CHUNK_ENTRIES = 64;

    private static final int KEY_BYTES = 1 + 2 * Long.BYTES;
    private static final int MOST_OPEN = 64;
    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long NEVER = Long.MAX_VALUE;

    private final char kind;
    private final Entries entries;
    private final long widthMillis;
    private final TreeMap<Long, Chunk> open = new TreeMap<>();
    /** The end of the first bucket that has ids. */
    private long firstEnd = UNKNOWN;

    /**
     * The deadlines of a kind.
     *
     * @param kind begins the keys of its entries
     * @param widthMillis the stream time in a bucket, above 0
     */
    Deadlines(char kind, Entries entries, long widthMillis) {
        this.kind = kind;
        this.entries = entries;
        this.widthMillis = widthMillis;
    }

    /** Has an id looked at after a deadline, or after the present bucket's end if the deadline is over. */
    void add(Entry entry, long deadline, long streamTime) {
        long end = Math.floorDiv(Math.max(deadline, streamTime), widthMillis) * widthMillis + widthMillis;
        Chunk chunk = open.computeIfAbsent(end, this::lastChunk);
        if (chunk.ids.size() == CHUNK_ENTRIES) {
            write(end, chunk);
            chunk = new Chunk(chunk.number + 1, new ArrayList<>());
            open.put(end, chunk);
        }
        chunk.ids.add(entry);
        chunk.changed = true;
        if (firstEnd != UNKNOWN) {
            firstEnd = Math.min(firstEnd, end);
        }
    }

    /** Takes the first chunk whose bucket has ended at some stream time; empty when there is none. */
    List<Entry> takeDue(long streamTime) {
        return firstEnd <= streamTime ? takeFirst(streamTime) : List.of();
    }

    /** Takes the first chunk, whether or not it is due; empty when there is none. */
    List<Entry> takeFirst() {
        return takeFirst(NEVER - 1);
    }

    /** Puts what changed since the last call. */
    void save() {
        open.forEach(this::write);
        while (open.size() > MOST_OPEN) {
            open.pollFirstEntry();
        }
    }

    private List<Entry> takeFirst(long upTo) {
        save();
        KeyValue<Bytes, byte[]> first = entries.first(key(firstEnd, 0), key(NEVER, NEVER));
        firstEnd = first == null ? NEVER : endOf(first.key);
        if (firstEnd > upTo) {
            return List.of();
        }
        entries.remove(first.key);
        Chunk chunk = open.get(firstEnd);
        if (chunk != null && key(firstEnd, chunk.number).equals(first.key)) {
            open.put(firstEnd, new Chunk(chunk.number + 1, new ArrayList<>()));
        }
        return read(first.value);
    }

    /** After a restart a bucket is filled on where it was: its last chunk may have room. */
    private Chunk lastChunk(long end) {
        KeyValue<Bytes, byte[]> last = entries.last(key(end, 0), key(end, NEVER));
        return last == null
                ? new Chunk(0, new ArrayList<>())
                : new Chunk(ByteBuffer.wrap(last.key.get()).getLong(1 + Long.BYTES), read(last.value));
    }

    private void write(long end, Chunk chunk) {
        if (chunk.changed) {
            entries.put(key(end, chunk.number), write(chunk.ids));
            chunk.changed = false;
        }
    }

    /** Keys are in the order of the buckets' ends, those before 1970 first. */
    private Bytes key(long end, long number) {
        return Bytes.wrap(ByteBuffer.allocate(KEY_BYTES)
                .put((byte) kind)
                .putLong(end ^ Long.MIN_VALUE)
                .putLong(number)
                .array());
    }

    private static long endOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(1) ^ Long.MIN_VALUE;
    }

    private static byte[] write(List<Entry> ids) {
        int bytes = ids.stream()
                .mapToInt(entry -> Long.BYTES + Short.BYTES + entry.id().get().length)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(bytes);
        ids.forEach(entry -> out.putLong(entry.number())
                .putShort((short) entry.id().get().length)
                .put(entry.id().get()));
        return out.array();
    }

    private static List<Entry> read(byte[] bytes) {
        List<Entry> ids = new ArrayList<>(CHUNK_ENTRIES);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            long number = in.getLong();
            byte[] id = new byte[in.getShort()];
            in.get(id);
            ids.add(new Entry(Bytes.wrap(id), number));
        }
        return ids;
    }

    /**
     * Something that has a deadline.
     *
     * @param id UTF-8
     * @param number tells it from others of the same id
     */
    record Entry(Bytes id, long number) {}

    private static final class Chunk {

        private final long number;
        private final List<Entry> ids;
        private boolean changed;

        Chunk(long number, List<Entry> ids) {
            this.number = number;
            this.ids = ids;
        }
    }
}
