package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.mmoestreams.app.serde.BadEventException;

/**
 * Makes the records of the dead-letter topic: key, value and headers as they came, with the reason and the place they came from
 * in more headers. The message and the place have the header names of KIP-1034, so that tools for its dead letters work.
 */
final class DeadLetters {

    /** Header: why, a name of {@link BadEventException.Reason}. */
    static final String REASON = "mmoe.reason";

    private static final String MESSAGE = "__streams.errors.message";
    private static final String TOPIC = "__streams.errors.topic";
    private static final String PARTITION = "__streams.errors.partition";
    private static final String OFFSET = "__streams.errors.offset";

    private DeadLetters() {}

    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, Optional<RecordMetadata> origin, BadEventException why) {
        Headers headers = new RecordHeaders(record.headers());
        add(headers, REASON, why.reason().name());
        add(headers, MESSAGE, why.getMessage());
        origin.ifPresent(at -> {
            add(headers, TOPIC, at.topic());
            add(headers, PARTITION, Integer.toString(at.partition()));
            add(headers, OFFSET, Long.toString(at.offset()));
        });
        return record.withHeaders(headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
