package org.mmoestreams.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.client.conversion.AvroJson;
import org.mmoestreams.client.serde.PublishedSchemas;
import org.mmoestreams.client.topics.TopicRole;

/** How a record is written as JSON. */
@FunctionalInterface
interface RecordJson {

    /**
     * Writes one JSON value.
     *
     * @throws IOException when the record is not what its topic should hold, or on a failure to write
     */
    void write(ConsumerRecord<byte[], byte[]> record, JsonGenerator json) throws IOException;

    /**
     * As an output's records are written: under the names of their schema, times in milliseconds since
     * 1970-01-01T00:00:00Z; as they came where they have no schema.
     */
    static RecordJson of(TopicRole output) {
        return output.schema().map(RecordJson::decoded).orElseGet(RecordJson::asTheyCame);
    }

    /** Place, key and headers as {@link RecordText} has them, value in base64. */
    private static RecordJson asTheyCame() {
        return (record, json) -> {
            json.writeStartObject();
            json.writeStringField("topic", record.topic());
            json.writeNumberField("partition", record.partition());
            json.writeNumberField("offset", record.offset());
            json.writeNumberField("timestamp", record.timestamp());
            RecordText.writeKey(record.key(), json);
            RecordText.writeHeaders(record.headers(), json);
            json.writeFieldName("value");
            if (record.value() == null) {
                json.writeNull();
            } else {
                json.writeBinary(record.value());
            }
            json.writeEndObject();
        };
    }

    private static RecordJson decoded(Schema schema) {
        MessageDecoder<GenericRecord> decoder =
                new BinaryMessageDecoder<>(new GenericData(), schema, PublishedSchemas.of(schema));
        return (record, json) -> AvroJson.write(decode(record, decoder, schema), json);
    }

    private static GenericRecord decode(
            ConsumerRecord<byte[], byte[]> record, MessageDecoder<GenericRecord> decoder, Schema schema)
            throws IOException {
        if (record.value() == null) {
            return null;
        }
        try {
            return decoder.decode(record.value());
        } catch (IOException | RuntimeException undecodable) {
            throw new IOException(
                    record.topic() + "-" + record.partition() + ", offset " + record.offset() + ": "
                            + record.value().length + " bytes (expected: an Avro single-object encoding of "
                            + schema.getName() + advice(record.value()) + ")",
                    undecodable);
        }
    }

    private static String advice(byte[] value) {
        boolean mayBeFramed = value.length > 0 && value[0] == 0;
        return mayBeFramed ? "; where a registry has its schema, set registry.url" : "";
    }
}
