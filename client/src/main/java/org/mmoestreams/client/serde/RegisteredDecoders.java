package org.mmoestreams.client.serde;

import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.mmoestreams.client.registry.Shortened;
import org.mmoestreams.client.serde.BadEventException.Reason;

/** The decoders of writer schemas that are known only when their values come. Used by one thread. */
final class RegisteredDecoders {

    /** Far more than there are versions of a schema; then they are made anew. */
    private static final int MOST = 1_000;

    private final UsedFields fields;
    private final IdentityHashMap<Schema, EventDecoder> decoders = new IdentityHashMap<>();

    /** Decoders for the used fields of a reader schema. */
    RegisteredDecoders(UsedFields fields) {
        this.fields = fields;
    }

    /**
     * The decoder of a writer schema.
     *
     * @param writer the same object for the same schema
     */
    EventDecoder of(Schema writer) {
        EventDecoder known = decoders.get(writer);
        if (known != null) {
            return known;
        }
        if (decoders.size() >= MOST) {
            decoders.clear();
        }
        EventDecoder fresh = make(writer);
        decoders.put(writer, fresh);
        return fresh;
    }

    private EventDecoder make(Schema writer) {
        try {
            WriterFields written = WriterFields.of(writer, fields);
            return DirectDecoder.of(written).orElseGet(() -> new GenericDecoder(written));
        } catch (IllegalArgumentException unreadable) {
            String message =
                    "schema " + Shortened.of(writer.getFullName()) + ": " + Shortened.of(unreadable.getMessage());
            return (bytes, from, event) -> {
                throw new BadEventException(Reason.UNKNOWN_SCHEMA, message);
            };
        }
    }
}
