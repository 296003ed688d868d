package org.mmoestreams.client.serde;

/**
 * The headers that say of a dead letter why it is one and where it came from. Message and place have the names of
 * KIP-1034, so that tools for its dead letters work.
 */
public final class DeadLetterHeaders {

    /** Why, a name of {@link BadEventException.Reason}. */
    public static final String REASON = "mmoe.reason";

    /** The size in bytes of a record that was left out since it was too large. */
    public static final String OMITTED = "mmoe.omitted-bytes";

    /** The time of the event's record, in milliseconds since the epoch; left out of one that has none. */
    public static final String TIMESTAMP = "mmoe.timestamp";

    /** What is wrong, in words. */
    public static final String MESSAGE = "__streams.errors.message";

    /** The topic that it came from. */
    public static final String TOPIC = "__streams.errors.topic";

    /** The partition of that topic. */
    public static final String PARTITION = "__streams.errors.partition";

    /** The offset in that partition. */
    public static final String OFFSET = "__streams.errors.offset";

    private DeadLetterHeaders() {}
}
