package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.DeadLetterHeaders;
import org.mmoestreams.client.serde.EventReader;

/**
 * Makes the records of the dead-letter topic: key, value and headers as they came, with the reason and the place they
 * came from in more headers, see {@link DeadLetterHeaders}.
 *
 * <p>A record that would be too large for the topic leaves key, value and own headers out, and says so: the place it
 * came from is still there, and the stream goes on.
 */
final class DeadLetters {

    /** More than a record batch and a record take beside key, value and headers. */
    private static final int OVERHEAD = 128;

    private static final int MOST_LENGTH_BYTES = 5;

    private final int maxBytes;

    /**
     * Makes dead letters.
     *
     * @param maxBytes the largest record batch that the topic takes
     */
    DeadLetters(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    Record<byte[], byte[]> of(Record<byte[], byte[]> record, Optional<RecordMetadata> origin, BadEventException why) {
        Headers headers = explained(record.headers(), record.timestamp(), origin, why);
        if (OVERHEAD + size(record.key()) + size(record.value()) + size(headers) <= maxBytes) {
            return record.withHeaders(headers);
        }
        Headers shorter = explained(new RecordHeaders(), record.timestamp(), origin, why);
        add(
                shorter,
                DeadLetterHeaders.OMITTED,
                Long.toString(size(record.key()) + size(record.value()) + size(record.headers())));
        return new Record<>(null, null, record.timestamp(), shorter);
    }

    private static Headers explained(
            Headers original, long timestamp, Optional<RecordMetadata> origin, BadEventException why) {
        Headers headers = new RecordHeaders(original);
        add(headers, DeadLetterHeaders.REASON, why.reason().name());
        add(headers, DeadLetterHeaders.MESSAGE, why.getMessage());
        if (timestamp != EventReader.NO_TIMESTAMP) {
            add(headers, DeadLetterHeaders.TIMESTAMP, Long.toString(timestamp));
        }
        origin.ifPresent(at -> {
            add(headers, DeadLetterHeaders.TOPIC, at.topic());
            add(headers, DeadLetterHeaders.PARTITION, Integer.toString(at.partition()));
            add(headers, DeadLetterHeaders.OFFSET, Long.toString(at.offset()));
        });
        return headers;
    }

    private static long size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** At most this many bytes: each name and value has its length before it. */
    private static long size(Headers headers) {
        long size = 0;
        for (Header header : headers) {
            size += 2 * MOST_LENGTH_BYTES + header.key().getBytes(StandardCharsets.UTF_8).length + size(header.value());
        }
        return size;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
