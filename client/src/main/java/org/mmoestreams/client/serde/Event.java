package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import org.mmoestreams.features.FieldValues;

/** An event that was read and found sound. */
public final class Event {

    private final byte[] id;
    private final long time;
    private final FieldValues values;
    private final long itemsLeftOut;

    Event(byte[] id, long time, FieldValues values, long itemsLeftOut) {
        this.id = id;
        this.time = time;
        this.values = values;
        this.itemsLeftOut = itemsLeftOut;
    }

    /** Identifies the event: UTF-8, not to be changed. */
    public byte[] id() {
        return id;
    }

    /** The id as text. */
    public String idText() {
        return new String(id, StandardCharsets.UTF_8);
    }

    /** How many values of its multi-valued fields were left out, since these take fewer. */
    public long itemsLeftOut() {
        return itemsLeftOut;
    }

    /** When it happened, in milliseconds since the epoch. */
    public long time() {
        return time;
    }

    /** Its features and labels; the reader fills the same holder again for the next event. */
    public FieldValues values() {
        return values;
    }
}
