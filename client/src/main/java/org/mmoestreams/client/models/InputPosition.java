package org.mmoestreams.client.models;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.mmoestreams.client.topics.TopicRole;

/**
 * How far a model has come in its partition of an input. Kept in the window store, in the same commit as the model and
 * the group's offset, so that an offset which was moved, or a topic that was made anew, is told from the one that the
 * model was learnt from.
 *
 * @param topic the topic's id
 * @param next the offset after the last record that was processed, at least 0
 */
public record InputPosition(Uuid topic, long next) {

    /** The key of the position in the features topic in the window store. */
    public static final String KEY = "position";

    /** The key of the position in an input in the window store. */
    public static String keyOf(TopicRole input) {
        return input == TopicRole.FEATURES ? KEY : KEY + "." + input.label();
    }

    /**
     * Among the entries of a window store; empty where a build before this one wrote them, or nothing was processed.
     */
    public static Optional<InputPosition> in(Map<String, byte[]> windowStore, TopicRole input) {
        return Optional.ofNullable(windowStore.get(keyOf(input))).map(InputPosition::read);
    }

    /** Reads what {@link #write} wrote. */
    public static InputPosition read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new InputPosition(new Uuid(in.getLong(), in.getLong()), in.getLong());
    }

    /** 24 bytes: the id, then the offset. */
    public byte[] write() {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(topic.getMostSignificantBits())
                .putLong(topic.getLeastSignificantBits())
                .putLong(next)
                .array();
    }
}
