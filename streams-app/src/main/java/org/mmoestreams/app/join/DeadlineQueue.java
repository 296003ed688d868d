package org.mmoestreams.app.join;

import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * The deadlines of what waits equally long, in buckets of stream time, so that nothing is searched for. They are taken
 * in the order of buckets, and in a bucket in that of their coming: where events come in the order of their times, each
 * is taken as soon as it is due. One that came behind a later one of its bucket waits for that, which is a bucket's
 * width of stream time at most: a {@value #BUCKETS}th of the wait, a second at least.
 *
 * <p>On the heap are the bounds of some {@value #BUCKETS} buckets, and two chunks of up to
 * {@value DeadlineChunk#MOST} of each; the bounds alone, from save to save, where there are more than
 * {@value #MOST_LOADED}. Adding or taking costs a part of one store entry per commit, and a look at the store a chunk.
 */
final class DeadlineQueue {

    private static final int BUCKETS = 64;
    private static final long LEAST_WIDTH = 1000;
    /** There are more only where times are further apart than the wait: before the first event, of early labels. */
    private static final int MOST_LOADED = 2 * BUCKETS;

    private final char kind;
    private final long waitMillis;
    private final long widthMillis;
    private final Entries entries;
    private final TreeMap<Long, DeadlineBucket> buckets = new TreeMap<>();

    private DeadlineQueue(char kind, long waitMillis, Entries entries) {
        this.kind = kind;
        this.waitMillis = waitMillis;
        this.widthMillis = widthOf(waitMillis);
        this.entries = entries;
    }

    /** A queue that the store does not have. */
    static DeadlineQueue empty(char kind, long waitMillis, Entries entries) {
        return new DeadlineQueue(kind, waitMillis, entries);
    }

    /** The queue as it was saved. Costs two looks at the store for each bucket. */
    static DeadlineQueue restore(char kind, long waitMillis, Entries entries) {
        DeadlineQueue queue = new DeadlineQueue(kind, waitMillis, entries);
        Bytes from = DeadlineKey.firstOfWait(kind, waitMillis).bytes();
        Bytes to = DeadlineKey.lastOfWait(kind, waitMillis).bytes();
        KeyValue<Bytes, byte[]> next = entries.first(from, to);
        while (next != null) {
            DeadlineKey first = DeadlineKey.read(next.key);
            Bytes end = first.lastOfBucket().bytes();
            DeadlineKey last = DeadlineKey.read(entries.last(next.key, end).key);
            queue.buckets.put(first.end(), DeadlineBucket.restore(entries, first, last));
            next = entries.first(end, to);
        }
        return queue;
    }

    /** The stream time in a bucket of what waits so long. */
    static long widthOf(long waitMillis) {
        return Math.max(LEAST_WIDTH, waitMillis / BUCKETS);
    }

    boolean isEmpty() {
        return buckets.isEmpty();
    }

    /** The time of the one that is taken next; {@link Long#MAX_VALUE} when there is none. */
    long nextTime() {
        return buckets.isEmpty()
                ? Long.MAX_VALUE
                : buckets.firstEntry().getValue().peek().time();
    }

    /** Adds one to the bucket of its time, or of stream time if that has passed it. */
    void add(Deadline deadline, long streamTime) {
        long end = Math.floorDiv(Math.max(deadline.time(), streamTime), widthMillis) * widthMillis + widthMillis;
        buckets.computeIfAbsent(end, this::emptyBucket).add(deadline);
    }

    /** Takes the next one; there must be one. */
    Deadline take() {
        DeadlineBucket first = buckets.firstEntry().getValue();
        Deadline taken = first.take();
        if (first.isEmpty()) {
            first.save();
            buckets.pollFirstEntry();
        }
        return taken;
    }

    /** Puts what changed since the last call. */
    void save() {
        buckets.values().forEach(DeadlineBucket::save);
        if (buckets.size() > MOST_LOADED) {
            buckets.values().forEach(DeadlineBucket::unload);
        }
    }

    private DeadlineBucket emptyBucket(long end) {
        return DeadlineBucket.empty(entries, new DeadlineKey(kind, waitMillis, end, 0));
    }
}
