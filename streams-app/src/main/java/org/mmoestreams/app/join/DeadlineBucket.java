package org.mmoestreams.app.join;

/**
 * Deadlines of the same stretch of stream time, in the order in which they came: in chunks, of which the first is taken
 * from and the last is added to. Holds one deadline at least, but between {@link #take} and what follows it.
 */
final class DeadlineBucket {

    private final Entries entries;
    private DeadlineKey firstKey;
    private DeadlineKey lastKey;
    /** The first chunk; null as long as nobody looks at it. */
    private DeadlineChunk first;
    /** The last chunk, which may be the first; null as long as nobody looks at it. */
    private DeadlineChunk last;

    private DeadlineBucket(Entries entries, DeadlineKey firstKey, DeadlineKey lastKey) {
        this.entries = entries;
        this.firstKey = firstKey;
        this.lastKey = lastKey;
    }

    /** A bucket that the store does not have. */
    static DeadlineBucket empty(Entries entries, DeadlineKey key) {
        DeadlineBucket bucket = new DeadlineBucket(entries, key, key);
        bucket.first = DeadlineChunk.empty(key);
        bucket.last = bucket.first;
        return bucket;
    }

    /** A bucket as it was saved. */
    static DeadlineBucket restore(Entries entries, DeadlineKey firstKey, DeadlineKey lastKey) {
        return new DeadlineBucket(entries, firstKey, lastKey);
    }

    boolean isEmpty() {
        return first != null && first == last && first.isEmpty();
    }

    void add(Deadline deadline) {
        if (last().isFull()) {
            if (last != first) {
                last.save(entries);
            }
            lastKey = lastKey.next();
            last = DeadlineChunk.empty(lastKey);
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
        if (last != null) {
            last.save(entries);
        }
    }

    /** Holds no chunk until one is looked at; all must be saved. */
    void unload() {
        first = null;
        last = null;
    }

    private DeadlineChunk first() {
        if (first == null) {
            first = firstKey.equals(lastKey) ? last() : read(firstKey);
        }
        return first;
    }

    private DeadlineChunk last() {
        if (last == null) {
            last = first != null && firstKey.equals(lastKey) ? first : read(lastKey);
        }
        return last;
    }

    private DeadlineChunk read(DeadlineKey key) {
        return DeadlineChunk.read(key, entries.get(key.bytes()));
    }
}
