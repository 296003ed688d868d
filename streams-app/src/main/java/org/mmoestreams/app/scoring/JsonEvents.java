package org.mmoestreams.app.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.mmoestreams.client.conversion.Conversions;
import org.mmoestreams.client.conversion.FieldConversion;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.conversion.RecordConversion;
import org.mmoestreams.client.conversion.TimeMaker;
import org.mmoestreams.client.conversion.UnfitValueException;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * Makes events, as they come on the features topic, of JSON: fields by their names; one that is missing gets its
 * default, else null. Id and time may be missing whatever their types, since no score depends on them. Safe for several
 * threads.
 */
public final class JsonEvents {

    private static final String SOME_ID = "0";

    private final RecordConversion conversion;
    private final BinaryMessageEncoder<GenericRecord> encoder;
    private final FieldConversion id;
    private final FieldConversion time;

    /** Events of a schema. */
    public JsonEvents(EventSchema schema) {
        FeatureSpec spec = schema.spec();
        conversion = new Conversions(Nulls.empty())
                .ofRecord(
                        schema.reader(),
                        Set.of(spec.eventId(), spec.eventTime()),
                        spec.row().time());
        encoder = new BinaryMessageEncoder<>(new GenericData(), schema.reader());
        id = conversion.field(spec.eventId());
        time = conversion.field(spec.eventTime());
    }

    /**
     * The event's bytes, in Avro's single-object encoding.
     *
     * @throws UnfitValueException when it is no event of the schema; names the field and what was expected
     */
    public byte[] bytes(JsonNode event) {
        GenericRecord record = conversion.ofJson(event);
        if (id != null && record.get(id.position()) == null) {
            record.put(id.position(), id.conversion().ofText(SOME_ID));
        }
        if (time != null && record.get(time.position()) == null) {
            record.put(time.position(), new TimeMaker(time.conversion()).of(Instant.now()));
        }
        try {
            ByteBuffer encoded = encoder.encode(record);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("event: " + e.getMessage() + " (expected: one of the event schema)", e);
        }
    }
}
