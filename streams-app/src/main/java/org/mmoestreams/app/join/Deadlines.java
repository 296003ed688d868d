package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * What is to be looked at when stream time has come to some point: ids in buckets of stream time, so that nothing is
 * searched for. A bucket consists of chunks of up to {@value #CHUNK_ENTRIES} ids in the order in which they came. Ids
 * are taken in the order of buckets, and in a bucket in that of their coming; what is taken does not depend on chunks.
 * Adding an id costs a part of one store entry per commit, taking a chunk's ids a look at the store, however many
 * chunks were taken before.
 *
 * <p>An id is due when its bucket has ended, which is up to a bucket's width after its deadline. Entries are never
 * removed one by one: who takes ids asks of each whether it still waits.
 */
final class Deadlines {

    static final int CHUNK_ENTRIES = 64;

    /** How many are thrown out together where there are too many, */
    private static final int THROWN_OUT = 64;
    /** and no more than this part of those that there may be. */
    private static final int THROWN_OUT_OF = 16;

    private static final int KEY_BYTES = 1 + 2 * Long.BYTES;
    /** More than a kind's buckets that are added to in turn: one that is not on the heap is searched for. */
    private static final int MOST_OPEN = 128;

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long NEVER = Long.MAX_VALUE;

    private final char kind;
    private final Entries entries;
    private final long widthMillis;
    private final TreeMap<Long, Chunk> open = new TreeMap<>();
    /** No id is in a bucket that ends before, */
    private long firstEnd = UNKNOWN;
    /** nor in a chunk of this bucket before this one: the store would search among all that were taken. */
    private long firstNumber;

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
        if (firstEnd != UNKNOWN && (end < firstEnd || (end == firstEnd && chunk.number < firstNumber))) {
            firstEnd = end;
            firstNumber = chunk.number;
        }
    }

    /**
     * Takes the first ids of buckets that have ended at some stream time; none when there are none.
     *
     * @param most how many at most
     */
    List<Entry> takeDue(long streamTime, int most) {
        return firstEnd <= streamTime ? take(streamTime, most) : List.of();
    }

    /** Takes the first ids, whether or not they are due; none when there are none. */
    List<Entry> takeFirst(int most) {
        return take(NEVER - 1, most);
    }

    /**
     * Takes the first ids as long as there are too many of the kind.
     *
     * @param count how many there are
     * @param most how many there may be
     * @param out gives up those of them that still count
     */
    void throwOut(LongSupplier count, int most, Consumer<List<Entry>> out) {
        while (count.getAsLong() > most) {
            List<Entry> first = takeFirst(Math.max(1, Math.min(THROWN_OUT, most / THROWN_OUT_OF)));
            if (first.isEmpty()) {
                return;
            }
            out.accept(first);
        }
    }

    /** Puts what changed since the last call. */
    void save() {
        open.forEach(this::write);
        while (open.size() > MOST_OPEN) {
            open.pollFirstEntry();
        }
    }

    private List<Entry> take(long upTo, int most) {
        List<Entry> taken = new ArrayList<>(Math.min(most, CHUNK_ENTRIES));
        for (byte[] chunk = first(); chunk != null && firstEnd <= upTo; chunk = first()) {
            takeOf(read(chunk), most - taken.size(), taken);
            if (taken.size() == most) {
                break;
            }
        }
        return taken;
    }

    /** The first chunk; null when there is none. */
    private byte[] first() {
        if (firstEnd == NEVER) {
            return null;
        }
        Chunk chunk = open.get(firstEnd);
        if (chunk != null) {
            write(firstEnd, chunk);
        }
        byte[] known = firstEnd == UNKNOWN ? null : entries.get(key(firstEnd, firstNumber));
        return known == null ? search() : known;
    }

    private byte[] search() {
        save();
        KeyValue<Bytes, byte[]> first = entries.first(key(firstEnd, firstNumber), key(NEVER, NEVER));
        firstEnd = first == null ? NEVER : endOf(first.key);
        firstNumber = first == null ? 0 : numberOf(first.key);
        return first == null ? null : first.value;
    }

    /** Takes ids of the first chunk; what is left is the first chunk then. */
    private void takeOf(List<Entry> ids, int most, List<Entry> taken) {
        int count = Math.min(ids.size(), most);
        taken.addAll(ids.subList(0, count));
        Chunk chunk = open.get(firstEnd);
        if (chunk != null && chunk.number == firstNumber) {
            open.put(firstEnd, new Chunk(firstNumber + 1, new ArrayList<>()));
        }
        Bytes key = key(firstEnd, firstNumber);
        if (count < ids.size()) {
            entries.put(key, write(ids.subList(count, ids.size())));
        } else {
            entries.remove(key);
            firstNumber++;
        }
    }

    /** After a restart a bucket is filled on where it was: its last chunk may have room. */
    private Chunk lastChunk(long end) {
        KeyValue<Bytes, byte[]> last = entries.last(key(end, 0), key(end, NEVER));
        return last == null ? new Chunk(0, new ArrayList<>()) : new Chunk(numberOf(last.key), read(last.value));
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

    private static long numberOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(1 + Long.BYTES);
    }

    private static byte[] write(List<Entry> ids) {
        int bytes = 0;
        for (Entry entry : ids) {
            bytes += Long.BYTES + Short.BYTES + entry.id().get().length;
        }
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
