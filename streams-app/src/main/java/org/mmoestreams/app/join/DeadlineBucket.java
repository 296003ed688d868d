package org.mmoestreams.app.join;

/**
 * Deadlines of the same stretch of stream time, in the order in which they came: in chunks, of which the first is taken
 * from and the last is added to. Holds one deadline at least, but between {@link #take} and what follows it.
 */
final class DeadlineBucket {

    private final Entries entries;
    private DeadlineKey firstKey;
    /** The first chunk; null as long as nobody looked at it. */
    private DeadlineChunk first;

    private DeadlineChunk last;

    private DeadlineBucket(Entries entries, DeadlineKey firstKey, DeadlineChunk last) {
        this.entries = entries;
        this.firstKey = firstKey;
        this.last = last;
    }

    /** A bucket that the store does not have. */
    static DeadlineBucket empty(Entries entries, DeadlineKey key) {
        return new DeadlineBucket(entries, key, DeadlineChunk.empty(key));
    }

    /** A bucket as it was saved. */
    static DeadlineBucket restore(Entries entries, DeadlineKey firstKey, DeadlineChunk last) {
        return new DeadlineBucket(entries, firstKey, last);
    }

    boolean isEmpty() {
        return first == last && last.isEmpty();
    }

    void add(Deadline deadline) {
        if (last.isFull()) {
            if (last != first) {
                last.save(entries);
            }
            last = DeadlineChunk.empty(last.key().next());
        }
        last.add(deadline);
    }

    /** The one that came first. */
    Deadline peek() {
        return first().peek();
    }

    /** Takes the one that came first. */
    Deadline take() {
        DeadlineChunk chunk = first();
        Deadline taken = chunk.take();
        if (chunk.isEmpty() && chunk != last) {
            chunk.save(entries);
            firstKey = firstKey.next();
            first = null;
        }
        return taken;
    }

    /** Puts what changed since the last call. */
    void save() {
        if (first != null) {
            first.save(entries);
        }
        last.save(entries);
    }

    private DeadlineChunk first() {
        if (first == null) {
            first = firstKey.equals(last.key()) ? last : DeadlineChunk.read(firstKey, entries.get(firstKey.bytes()));
        }
        return first;
    }
}
