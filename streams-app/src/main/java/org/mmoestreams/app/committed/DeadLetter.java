package org.mmoestreams.app.committed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.mmoestreams.client.serde.DeadLetterHeaders;

/**
 * An event or label that could not be used.
 *
 * @param reason the kind of what is wrong
 * @param message what is wrong
 * @param topic where it came from; null where that is not known, as are partition and offset
 * @param partition of that topic
 * @param offset in that partition
 * @param key its key as text, cut off behind 256 bytes; null for none
 * @param valueBytes how long its value is; -1 for none
 * @param value the first 1,024 bytes of its value, in base64; null for none
 * @param sentAt when it was set aside, in milliseconds since 1970; null where Kafka was left to say so
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeadLetter(
        String reason,
        String message,
        String topic,
        Integer partition,
        Long offset,
        String key,
        int valueBytes,
        String value,
        Long sentAt) {

    private static final int MOST_KEY_BYTES = 256;
    private static final int MOST_VALUE_BYTES = 1024;

    /** What a record of the topic of dead letters says. */
    static DeadLetter of(ProducerRecord<byte[], byte[]> record) {
        String partition = header(record, DeadLetterHeaders.PARTITION);
        String offset = header(record, DeadLetterHeaders.OFFSET);
        byte[] key = record.key();
        byte[] value = record.value();
        return new DeadLetter(
                header(record, DeadLetterHeaders.REASON),
                header(record, DeadLetterHeaders.MESSAGE),
                header(record, DeadLetterHeaders.TOPIC),
                partition == null ? null : Integer.valueOf(partition),
                offset == null ? null : Long.valueOf(offset),
                key == null ? null : new String(key, 0, Math.min(key.length, MOST_KEY_BYTES), StandardCharsets.UTF_8),
                value == null ? -1 : value.length,
                value == null ? null : base64(value),
                record.timestamp());
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(value, Math.min(value.length, MOST_VALUE_BYTES)));
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
