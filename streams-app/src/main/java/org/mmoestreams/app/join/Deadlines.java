package org.mmoestreams.app.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * What is to be looked at when stream time has passed some point: ids in a {@link DeadlineQueue} for each length of
 * wait, since what waits equally long comes much in the order of its deadlines. What is taken depends on what was
 * added, in its order, and on stream time; not on saves or restarts.
 *
 * <p>Entries are never removed one by one: who takes ids asks of each whether it still waits.
 */
final class Deadlines {

    /** How many are thrown out together where there are too many, */
    private static final int THROWN_OUT = 64;
    /** and no more than this part of those that there may be. */
    private static final int THROWN_OUT_OF = 16;

    /** Of those that came, some do not wait any more: so many are looked at in all. */
    private static final int THROWN_OUT_AT_MOST = 512;

    private final char kind;
    private final Entries entries;
    private final Map<Long, DeadlineQueue> queues = new TreeMap<>();

    private Deadlines(char kind, Entries entries) {
        this.kind = kind;
        this.entries = entries;
    }

    /**
     * The deadlines of a kind as they were saved.
     *
     * @param kind begins the keys of its entries
     */
    static Deadlines restore(char kind, Entries entries) {
        Deadlines restored = new Deadlines(kind, entries);
        Bytes to = DeadlineKey.lastOfWait(kind, Long.MAX_VALUE).bytes();
        Bytes from = DeadlineKey.firstOfWait(kind, Long.MIN_VALUE).bytes();
        for (KeyValue<Bytes, byte[]> next = entries.first(from, to); next != null; next = entries.first(from, to)) {
            long wait = DeadlineKey.read(next.key).waitMillis();
            restored.queues.put(wait, DeadlineQueue.restore(kind, wait, entries));
            from = DeadlineKey.lastOfWait(kind, wait).bytes();
        }
        return restored;
    }

    /**
     * Has an id looked at.
     *
     * @param waitMillis how long such ones wait as a rule
     * @param streamTime the highest event time so far; {@link Long#MIN_VALUE} before the first
     */
    void add(Deadline deadline, long waitMillis, long streamTime) {
        queue(waitMillis).add(deadline, streamTime);
    }

    /**
     * Takes the first ids of those that are due; none when there are none.
     *
     * @param most how many at most
     */
    List<Deadline> takeDue(long streamTime, int most) {
        List<Deadline> due = new ArrayList<>();
        for (DeadlineQueue first = first(); first != null && due.size() < most; first = first()) {
            if (first.nextTime() >= streamTime) {
                break;
            }
            due.add(first.take());
        }
        return due;
    }

    /**
     * Takes the first ids, due or not, as long as there are too many of the kind; {@value #THROWN_OUT_AT_MOST} at most,
     * so that no event waits for more.
     *
     * @param count how many there are
     * @param most how many there may be
     * @param out gives up those of them that still count
     */
    void throwOut(LongSupplier count, int most, Consumer<List<Deadline>> out) {
        int together = Math.max(1, Math.min(THROWN_OUT, most / THROWN_OUT_OF));
        int left = THROWN_OUT_AT_MOST;
        while (left > 0 && count.getAsLong() > most) {
            List<Deadline> first = takeDue(Long.MAX_VALUE, Math.min(together, left));
            if (first.isEmpty()) {
                return;
            }
            left -= first.size();
            out.accept(first);
        }
    }

    /** Puts what changed since the last call. */
    void save() {
        queues.values().forEach(DeadlineQueue::save);
    }

    /** The queue whose first id is due first; null when all are empty. */
    private DeadlineQueue first() {
        DeadlineQueue first = null;
        for (DeadlineQueue queue : queues.values()) {
            boolean isEarlier = first == null || queue.nextTime() < first.nextTime();
            if (!queue.isEmpty() && isEarlier) {
                first = queue;
            }
        }
        return first;
    }

    private DeadlineQueue queue(long waitMillis) {
        return queues.computeIfAbsent(waitMillis, wait -> DeadlineQueue.empty(kind, wait, entries));
    }
}
