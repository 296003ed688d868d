package org.mmoestreams.client.registry;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * How the values of one topic are written, apart from single-object encoding.
 *
 * @param format the format
 * @param topic the topic's name
 */
public record TopicFormat(WireFormat format, String topic) {

    /** Values of any topic, in single-object encoding and in no other. */
    public static final TopicFormat SINGLE_OBJECT = new TopicFormat(WireFormat.SINGLE_OBJECT, "");

    /**
     * What a value holds; empty when it is not written in the format.
     *
     * @throws UnknownSchemaException when its schema is not to be had
     * @throws RegistryAwayException when nobody answers whether it is to be had
     */
    public Optional<Datum> read(Headers headers, byte[] value) throws UnknownSchemaException {
        return format.read(topic, headers, value);
    }
}
