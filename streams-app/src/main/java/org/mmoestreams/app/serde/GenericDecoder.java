package org.mmoestreams.app.serde;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.mmoestreams.app.serde.BadEventException.Reason;

/** Decodes by Avro's own reader, whatever the schemas: a record object first, then its fields. */
final class GenericDecoder implements EventDecoder {

    private final Map<Integer, FieldRole> roles;
    private final GenericDatumReader<GenericRecord> reader;
    private BinaryDecoder decoder;
    private GenericRecord reused;

    GenericDecoder(Schema writer, EventSchema schema) {
        this.roles = EventFields.of(schema).roles();
        this.reader = new GenericDatumReader<>(writer, schema.reader());
    }

    @Override
    public void decode(byte[] bytes, int from, RawEvent event) throws BadEventException {
        GenericRecord record = read(bytes, from);
        for (Map.Entry<Integer, FieldRole> field : roles.entrySet()) {
            field.getValue().set(event, record.get(field.getKey()));
        }
    }

    private GenericRecord read(byte[] bytes, int from) throws BadEventException {
        decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
        try {
            reused = reader.read(reused, decoder);
            if (decoder.isEnd()) {
                return reused;
            }
        } catch (IOException | RuntimeException e) {
            // bytes from outside can make Avro's reader throw anything
            reused = null;
            throw new BadEventException(Reason.MALFORMED, "value: does not decode: " + e + AvroCursor.EXPECTED);
        }
        throw new BadEventException(Reason.MALFORMED, "value: bytes left over" + AvroCursor.EXPECTED);
    }
}
