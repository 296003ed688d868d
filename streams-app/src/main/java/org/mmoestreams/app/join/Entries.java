package org.mmoestreams.app.join;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The entries of the store of what waits, by kind and id. What changed since the last {@link #save} is kept on the
 * heap: a row whose label comes before the next commit never goes to the store, and its changelog gets one record a
 * commit however often it changed.
 */
final class Entries {

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Bytes, Change> changes = new LinkedHashMap<>();

    Entries(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The key of a kind of entry with an id. */
    static Bytes key(char kind, byte[] id) {
        byte[] key = new byte[1 + id.length];
        key[0] = (byte) kind;
        System.arraycopy(id, 0, key, 1, id.length);
        return Bytes.wrap(key);
    }

    /** What the entry holds; null when there is none. Not to be changed. */
    byte[] get(Bytes key) {
        Change change = changes.get(key);
        return change == null ? store.get(key) : change.value;
    }

    /** Puts an entry of which it is known that there is none yet. */
    void add(Bytes key, byte[] value) {
        Change before = changes.get(key);
        changes.put(key, new Change(value, before == null || before.isNew));
    }

    void put(Bytes key, byte[] value) {
        Change before = changes.get(key);
        changes.put(key, new Change(value, before != null && before.isNew));
    }

    void remove(Bytes key) {
        Change before = changes.get(key);
        if (before != null && before.isNew) {
            changes.remove(key);
        } else {
            changes.put(key, new Change(null, false));
        }
    }

    /** The first entry of a range, both ends included; null when there is none. Saves before. */
    KeyValue<Bytes, byte[]> first(Bytes from, Bytes to) {
        save();
        try (KeyValueIterator<Bytes, byte[]> range = store.range(from, to)) {
            return range.hasNext() ? range.next() : null;
        }
    }

    /** The last entry of a range, both ends included; null when there is none. Saves before. */
    KeyValue<Bytes, byte[]> last(Bytes from, Bytes to) {
        save();
        try (KeyValueIterator<Bytes, byte[]> range = store.reverseRange(from, to)) {
            return range.hasNext() ? range.next() : null;
        }
    }

    /** Puts what changed since the last call into the store. */
    void save() {
        changes.forEach((key, change) -> store.put(key, change.value));
        changes.clear();
    }

    /** What an entry is now. */
    private static final class Change {

        /** Null: removed. */
        private final byte[] value;
        /** Whether the store has no entry of this key. */
        private final boolean isNew;

        Change(byte[] value, boolean isNew) {
            this.value = value;
            this.isNew = isNew;
        }
    }
}
