package org.mmoestreams.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
     * 1970-01-01T00:00:00Z; as they came, with their headers, where they have no schema.
     */
    static RecordJson of(TopicRole output) {
        return output.schema().map(RecordJson::decoded).orElseGet(RecordJson::asTheyCame);
    }

    /** Place, key and headers as {@link RecordText} has them, and the value in base64. */
    static RecordJson asTheyCame() {
        return (record, json) -> {
            json.writeStartObject();
            RecordText.writeHead(record, json);
            json.writeFieldName("value");
            RecordText.writeBase64(record.value(), json);
            json.writeEndObject();
        };
    }

    /**
     * Place, key and headers, and the value as {@code value} writes it.
     *
     * @param value writes a record's value and nothing else of it
     */
    static RecordJson whole(RecordJson value) {
        return (record, json) -> {
            json.writeStartObject();
            RecordText.writeHead(record, json);
            json.writeFieldName("value");
            value.write(record, json);
            json.writeEndObject();
        };
    }

    /**
     * Place, key and headers, and the value by the schema that it was written with; where it is none of those, as
     * {@code value_base64}.
     *
     * @param reader what values are read as
     * @param writers what else they may have been written with
     */
    static RecordJson ofOthers(Schema reader, List<Schema> writers) {
        BinaryMessageDecoder<GenericRecord> decoder = new BinaryMessageDecoder<>(new GenericData(), reader);
        writers.forEach(decoder::addSchema);
        return (record, json) -> {
            json.writeStartObject();
            RecordText.writeHead(record, json);
            Optional<GenericRecord> value = decodedIfPossible(record.value(), decoder);
            if (record.value() == null || value.isPresent()) {
                json.writeFieldName("value");
                AvroJson.write(value.orElse(null), json);
            } else {
                json.writeBinaryField("value" + RecordText.BASE64, record.value());
            }
            json.writeEndObject();
        };
    }

    /** A record's value under the names of its schema, as {@link #of} has it. */
    static RecordJson decoded(Schema schema) {
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

    private static Optional<GenericRecord> decodedIfPossible(byte[] value, MessageDecoder<GenericRecord> decoder) {
        try {
            return value == null ? Optional.empty() : Optional.of(decoder.decode(value));
        } catch (IOException | RuntimeException undecodable) {
            // others write there: the learner says of each in a dead letter what is wrong with it
            return Optional.empty();
        }
    }

    private static String advice(byte[] value) {
        boolean mayBeFramed = value.length > 0 && value[0] == 0;
        return mayBeFramed ? "; where a registry has its schema, set registry.url" : "";
    }
}
