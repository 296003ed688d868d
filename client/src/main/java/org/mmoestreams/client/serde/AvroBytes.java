package org.mmoestreams.client.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.mmoestreams.schemas.Prediction;

/** The project's own records as bytes, in Avro's single-object encoding. */
public final class AvroBytes {

    static {
        // Avro makes objects of trusted classes only when it decodes: ours are all in one package
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(Prediction.class.getPackageName())));
    }

    private static final ClassValue<BinaryMessageEncoder<SpecificRecordBase>> ENCODERS = new ClassValue<>() {
        @Override
        protected BinaryMessageEncoder<SpecificRecordBase> computeValue(Class<?> type) {
            return new BinaryMessageEncoder<>(
                    SpecificData.getForClass(type), SpecificData.get().getSchema(type));
        }
    };

    private static final ClassValue<BinaryMessageDecoder<?>> DECODERS = new ClassValue<>() {
        @Override
        protected BinaryMessageDecoder<?> computeValue(Class<?> type) {
            Schema schema = SpecificData.get().getSchema(type);
            return new BinaryMessageDecoder<>(SpecificData.getForClass(type), schema, PublishedSchemas.of(schema));
        }
    };

    private AvroBytes() {}

    /** The bytes of one of the project's own records. */
    public static byte[] of(SpecificRecordBase record) {
        try {
            ByteBuffer buffer = ENCODERS.get(record.getClass()).encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The record in {@code bytes}, which this build wrote or one before it.
     *
     * @param type which of the project's own records it is
     * @throws UncheckedIOException when they do not decode
     */
    public static <T extends SpecificRecordBase> T to(Class<T> type, byte[] bytes) {
        try {
            return type.cast(DECODERS.get(type).decode(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage() + " (expected: a record of this version)", e);
        }
    }

    /**
     * A decoder of what was written with a schema: into objects of the project's own class, where it has one of this
     * name, else into generic ones.
     */
    public static BinaryMessageDecoder<IndexedRecord> decoder(Schema schema) {
        SpecificData model = SpecificData.getForSchema(schema);
        Class<?> own = model.getClass(schema);
        return new BinaryMessageDecoder<>(model, own == null ? schema : model.getSchema(own));
    }
}
