package org.mmoestreams.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Keys and headers as JSON from which their bytes can be had again: as text where they are UTF-8, else in base64 under
 * another name.
 */
final class RecordText {

    /** What is added to the name of what is in base64 because it is no text. */
    static final String BASE64 = "_base64";

    private RecordText() {}

    /** Writes a record's place, time, key and headers. */
    static void writeHead(ConsumerRecord<byte[], byte[]> record, JsonGenerator json) throws IOException {
        json.writeStringField("topic", record.topic());
        json.writeNumberField("partition", record.partition());
        json.writeNumberField("offset", record.offset());
        json.writeNumberField("timestamp", record.timestamp());
        writeKey(record.key(), json);
        writeHeaders(record.headers(), json);
    }

    /** Writes {@code key}, or {@code key_base64} when it is no UTF-8. */
    static void writeKey(byte[] key, JsonGenerator json) throws IOException {
        if (key == null || text(key).isPresent()) {
            json.writeFieldName("key");
            write(key, json);
        } else {
            json.writeBinaryField("key" + BASE64, key);
        }
    }

    /**
     * Writes {@code headers}, and {@code headers_base64} when there are names with a value that is no UTF-8: all values
     * of such a name are there. A name that comes once has its value, one that comes more often an array of its values
     * in order.
     */
    static void writeHeaders(Headers headers, JsonGenerator json) throws IOException {
        Map<String, List<byte[]>> texts = new LinkedHashMap<>();
        Map<String, List<byte[]>> binaries = new LinkedHashMap<>();
        byName(headers).forEach((name, values) -> {
            boolean areTexts = values.stream()
                    .allMatch(value -> value == null || text(value).isPresent());
            (areTexts ? texts : binaries).put(name, values);
        });
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<byte[]>> header : texts.entrySet()) {
            writeHeader(header.getKey(), header.getValue(), RecordText::write, json);
        }
        json.writeEndObject();
        if (!binaries.isEmpty()) {
            json.writeObjectFieldStart("headers" + BASE64);
            for (Map.Entry<String, List<byte[]>> header : binaries.entrySet()) {
                writeHeader(header.getKey(), header.getValue(), RecordText::writeBase64, json);
            }
            json.writeEndObject();
        }
    }

    private static Map<String, List<byte[]>> byName(Headers headers) {
        Map<String, List<byte[]>> values = new LinkedHashMap<>();
        for (Header header : headers) {
            values.computeIfAbsent(header.key(), name -> new ArrayList<>()).add(header.value());
        }
        return values;
    }

    private static void writeHeader(String name, List<byte[]> values, ValueWriter writer, JsonGenerator json)
            throws IOException {
        json.writeFieldName(name);
        if (values.size() == 1) {
            writer.write(values.get(0), json);
            return;
        }
        json.writeStartArray();
        for (byte[] value : values) {
            writer.write(value, json);
        }
        json.writeEndArray();
    }

    private static void write(byte[] text, JsonGenerator json) throws IOException {
        json.writeString(text == null ? null : text(text).orElseThrow());
    }

    /** Writes bytes in base64, or null. */
    static void writeBase64(byte[] value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeBinary(value);
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private interface ValueWriter {
        void write(byte[] value, JsonGenerator json) throws IOException;
    }
}
