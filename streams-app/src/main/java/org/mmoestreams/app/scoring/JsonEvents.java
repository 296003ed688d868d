package org.mmoestreams.app.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.mmoestreams.client.conversion.Conversions;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.conversion.RecordConversion;
import org.mmoestreams.client.conversion.UnfitValueException;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * Makes events, as they come on the features topic, of JSON: fields by their names; one that is missing gets its
 * default, else null. Id, time, weight and labels may be missing whatever their types, since no score depends on them.
 * Safe for several threads.
 */
public final class JsonEvents {

    private final RecordConversion conversion;
    private final BinaryMessageEncoder<GenericRecord> encoder;
    private final List<StandIn> standIns;

    /** Events of a schema. */
    public JsonEvents(EventSchema schema) {
        FeatureSpec spec = schema.spec();
        conversion = new Conversions(Nulls.empty())
                .ofRecord(schema.reader(), Set.of(), spec.row().time());
        encoder = new BinaryMessageEncoder<>(new GenericData(), schema.reader());
        standIns = StandIn.of(schema);
    }

    /**
     * The event's bytes, in Avro's single-object encoding.
     *
     * @throws UnfitValueException when it is no event of the schema; names the field and what was expected
     */
    public byte[] bytes(JsonNode event) {
        GenericRecord record = conversion.ofJson(event instanceof ObjectNode object ? completed(object) : event);
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

    private ObjectNode completed(ObjectNode event) {
        ObjectNode whole = event.deepCopy();
        standIns.forEach(each -> each.fillIn(whole));
        return whole;
    }
}
