package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * Gives the values of a field their rows for as long as they keep coming: the lowest row that is free, up to a
 * capacity. Rows are given back by {@link #expire}, at the close of a window, of values that were away for longer than
 * they may. Which value has which row follows from the records alone.
 *
 * <p>Texts, and the versions at which they got their rows, are in one kind of chunk; marks, which change more often,
 * are in another.
 */
final class AgingVocabulary implements NameRows {

    private static final int BLOCK = 128;
    private static final int LEAST = 16;

    private final String textChunk;
    private final String markChunk;
    private final int capacity;
    /** Null where each value is admitted when it first comes. */
    private final Candidates candidates;

    private final Life life;
    private final StreamClock clock;
    private final TextTable texts = new TextTable();
    private final BitSet dirtyTexts = new BitSet();
    private final BitSet dirtyMarks = new BitSet();
    /** When each value came last. */
    private long[] marks = new long[LEAST];
    /** The version of the model at which each value got its row. */
    private long[] since = new long[LEAST];
    /** How many rows were ever given out at once. */
    private int end;
    /** No row below is free. */
    private int lowest;
    /** No value came last before this; not known where it is not surveyed. */
    private long oldest;

    private boolean surveyed;
    private long overflows;

    /**
     * A vocabulary without values.
     *
     * @param candidates those that are not admitted yet; empty where each value is when it first comes
     * @param life how long a value may be away
     */
    AgingVocabulary(String field, int capacity, Optional<Candidates> candidates, Life life, StreamClock clock) {
        textChunk = "dictionary." + field;
        markChunk = "ages." + field;
        this.capacity = capacity;
        this.candidates = candidates.orElse(null);
        this.life = life;
        this.clock = clock;
    }

    @Override
    public int rowOf(byte[] buffer, int offset, int length) {
        if (length < 0) {
            return Vocabulary.MISSING;
        }
        int number = texts.find(buffer, offset, length);
        if (number >= 0) {
            mark(number);
            return number + Vocabulary.FIRST_VALUE;
        }
        if (candidates != null && !candidates.reaches(buffer, offset, length)) {
            return Vocabulary.OVERFLOW;
        }
        if (texts.size() == capacity) {
            overflows++;
            return Vocabulary.OVERFLOW;
        }
        if (candidates != null) {
            candidates.forgetReached();
        }
        return give(Arrays.copyOfRange(buffer, offset, offset + length)) + Vocabulary.FIRST_VALUE;
    }

    @Override
    public int find(byte[] buffer, int offset, int length) {
        if (length < 0) {
            return Vocabulary.MISSING;
        }
        int number = texts.find(buffer, offset, length);
        return number < 0 ? Vocabulary.OVERFLOW : number + Vocabulary.FIRST_VALUE;
    }

    @Override
    public byte[] valueOf(int row) {
        return texts.get(row - Vocabulary.FIRST_VALUE);
    }

    @Override
    public int end() {
        return Vocabulary.FIRST_VALUE + end;
    }

    @Override
    public long overflows() {
        return overflows;
    }

    @Override
    public long tenancy(int row) {
        return row < Vocabulary.FIRST_VALUE ? 0 : since[row - Vocabulary.FIRST_VALUE];
    }

    /** Whether the value that had a row in a version of the model has it no more. */
    boolean isGone(int row, long version) {
        int number = row - Vocabulary.FIRST_VALUE;
        return number >= 0 && (texts.get(number) == null || since[number] > version);
    }

    /**
     * Has the values give their rows back that were away for longer than they may. Looks at all values, but only when
     * one of them may have been.
     *
     * @param freed is told of each row, in their order
     */
    void expire(IntConsumer freed) {
        long now = life.now();
        if (surveyed && !life.isOver(oldest, now)) {
            return;
        }
        surveyed = true;
        oldest = now;
        for (int number = 0; number < end; number++) {
            if (texts.get(number) == null) {
                continue;
            }
            if (life.isOver(marks[number], now)) {
                free(number);
                freed.accept(number + Vocabulary.FIRST_VALUE);
            } else {
                oldest = Math.min(oldest, marks[number]);
            }
        }
    }

    @Override
    public Collection<String> chunkNames() {
        return Stream.concat(
                        Stream.of(textChunk, markChunk),
                        Stream.ofNullable(candidates).map(Candidates::chunkName))
                .toList();
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        drain(dirtyTexts, (block, from, to) -> sink.put(key(textChunk, block), writeTexts(from, to)));
        drain(dirtyMarks, (block, from, to) -> sink.put(key(markChunk, block), writeMarks(from, to)));
        if (candidates != null) {
            candidates.drainChanges(sink);
        }
    }

    @Override
    public void load(ChunkKey key, byte[] chunk) {
        ByteBuffer in = ByteBuffer.wrap(chunk);
        if (candidates != null && key.name().equals(candidates.chunkName())) {
            candidates.load(key, chunk);
        } else if (key.name().equals(markChunk)) {
            loadMarks(key, in);
        } else {
            loadTexts(key, in);
        }
        lowest = 0;
        surveyed = false;
    }

    private int give(byte[] value) {
        int number = lowest;
        while (texts.get(number) != null) {
            number++;
        }
        lowest = number + 1;
        end = Math.max(end, number + 1);
        makeRoom(end);
        texts.put(number, value);
        since[number] = clock.version();
        marks[number] = life.now();
        dirtyTexts.set(number / BLOCK);
        dirtyMarks.set(number / BLOCK);
        return number;
    }

    private void free(int number) {
        texts.remove(number);
        marks[number] = 0;
        since[number] = 0;
        lowest = Math.min(lowest, number);
        dirtyTexts.set(number / BLOCK);
        dirtyMarks.set(number / BLOCK);
    }

    private void mark(int number) {
        long now = life.now();
        if (marks[number] != now) {
            marks[number] = now;
            dirtyMarks.set(number / BLOCK);
        }
    }

    private void makeRoom(int values) {
        if (values > marks.length) {
            int room = Math.min(capacity, Math.max(values, 2 * marks.length));
            marks = Arrays.copyOf(marks, room);
            since = Arrays.copyOf(since, room);
        }
    }

    /** Takes a block of values, {@code [from, to)}. */
    private interface BlockSink {
        void take(int block, int from, int to);
    }

    private void drain(BitSet dirty, BlockSink sink) {
        for (int block = dirty.nextSetBit(0); block >= 0; block = dirty.nextSetBit(block + 1)) {
            sink.take(block, block * BLOCK, Math.min(end, (block + 1) * BLOCK));
        }
        dirty.clear();
    }

    private static String key(String chunkName, int block) {
        return new ChunkKey(chunkName, block).toString();
    }

    private byte[] writeMarks(int from, int to) {
        ByteBuffer out = ByteBuffer.allocate((to - from) * Long.BYTES);
        out.asLongBuffer().put(marks, from, to - from);
        return out.array();
    }

    private byte[] writeTexts(int from, int to) {
        int bytes = (to - from) * Short.BYTES;
        for (int number = from; number < to; number++) {
            bytes += texts.get(number) == null ? 0 : Long.BYTES + texts.get(number).length;
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        for (int number = from; number < to; number++) {
            byte[] text = texts.get(number);
            if (text == null) {
                out.putShort((short) -1);
            } else {
                out.putShort((short) text.length).putLong(since[number]).put(text);
            }
        }
        return out.array();
    }

    private void loadMarks(ChunkKey key, ByteBuffer in) {
        int first = key.block() * BLOCK;
        int count = in.remaining() / Long.BYTES;
        check(
                in.remaining() % Long.BYTES == 0 && count <= BLOCK && first + count <= capacity,
                key.toString(),
                in.remaining() + " bytes",
                "8 bytes for each of " + BLOCK + " values at most, and of " + capacity + " in all");
        makeRoom(first + count);
        in.asLongBuffer().get(marks, first, count);
    }

    private void loadTexts(ChunkKey key, ByteBuffer in) {
        int number = key.block() * BLOCK;
        check(number <= end, key.toString(), "block " + key.block(), "its predecessor first");
        for (; in.hasRemaining(); number++) {
            check(number < capacity, textChunk, "more values than the capacity", "<= " + capacity);
            int length = in.remaining() < Short.BYTES ? Short.MIN_VALUE : in.getShort();
            check(
                    length == -1 || (length >= 0 && length + Long.BYTES <= in.remaining()),
                    key.toString(),
                    "a broken value",
                    "values with their lengths");
            end = Math.max(end, number + 1);
            makeRoom(end);
            if (texts.get(number) != null) {
                texts.remove(number);
            }
            since[number] = length < 0 ? 0 : in.getLong();
            if (length >= 0) {
                byte[] text = new byte[length];
                in.get(text);
                texts.put(number, text);
            }
        }
    }
}
