package org.mmoestreams.client.serde;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Decodes by Avro's own reader, whatever the schemas: a record object first, of the fields that are used, then its
 * fields. The datum is gone over once before, so that Avro's reader meets no length, count or depth that it should not
 * believe.
 */
final class GenericDecoder implements EventDecoder {

    private final List<Used> used;
    private final GenericDatumReader<GenericRecord> reader;
    private final DatumCheck check;
    private final AvroCursor cursor = new AvroCursor();
    private BinaryDecoder decoder;
    private GenericRecord reused;

    GenericDecoder(WriterFields fields) {
        this.used = fields.used();
        this.reader = new Utf8Reader(fields.writer(), fields.reader());
        this.check = new DatumCheck(fields.record());
    }

    @Override
    public void decode(byte[] bytes, int from, RawEvent event) throws BadEventException {
        cursor.reset(bytes, from);
        check.read(cursor, event);
        cursor.requireEnd();
        GenericRecord record = read(bytes, from);
        for (Used field : used) {
            field.setFrom(event, record);
        }
    }

    private GenericRecord read(byte[] bytes, int from) throws BadEventException {
        decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
        try {
            reused = reader.read(reused, decoder);
            return reused;
        } catch (IOException | RuntimeException e) {
            // bytes from outside can make Avro's reader throw anything
            reused = null;
            throw new BadEventException(Reason.MALFORMED, "value: does not decode: " + e + AvroCursor.EXPECTED);
        }
    }

    /** Leaves text as bytes even where a schema asks for Java's strings, which hide what is no UTF-8. */
    private static final class Utf8Reader extends GenericDatumReader<GenericRecord> {

        Utf8Reader(Schema writer, Schema reader) {
            super(writer, reader, slowReading());
        }

        /** Avro's fast reader asks nobody how strings are made. */
        private static GenericData slowReading() {
            return new GenericData().setFastReaderEnabled(false);
        }

        @Override
        protected Object readString(Object old, Schema expected, Decoder in) throws IOException {
            return in.readString(old instanceof Utf8 text ? text : null);
        }
    }
}
