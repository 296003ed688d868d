package org.mmoestreams.workbench.integration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** What is sent to the learner, wherever its topic is. */
final class Message {

    private final byte[] key;
    private final byte[] value;
    private final List<Header> headers = new ArrayList<>();

    /** A message; key and value may be null. */
    Message(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    Message withHeader(String name, String text) {
        headers.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }

    ProducerRecord<byte[], byte[]> to(String topic) {
        return new ProducerRecord<>(topic, null, key, value, headers);
    }
}
