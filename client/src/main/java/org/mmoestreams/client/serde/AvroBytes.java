package org.mmoestreams.client.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

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

    private static final BinaryMessageDecoder<TaskMetrics> METRICS =
            TaskMetrics.createDecoder(PublishedSchemas.of(TaskMetrics.getClassSchema()));
    private static final BinaryMessageDecoder<ScoredWindow> WINDOWS =
            ScoredWindow.createDecoder(PublishedSchemas.of(ScoredWindow.getClassSchema()));

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
     * The event in {@code bytes}.
     *
     * @throws UncheckedIOException when they do not decode
     */
    public static CensusEvent toCensusEvent(byte[] bytes) {
        return decoded(() -> CensusEvent.getDecoder().decode(bytes));
    }

    /**
     * The prediction in {@code bytes}.
     *
     * @throws UncheckedIOException when they do not decode
     */
    public static Prediction toPrediction(byte[] bytes) {
        return decoded(() -> Prediction.getDecoder().decode(bytes));
    }

    /**
     * The metrics in {@code bytes}.
     *
     * @throws UncheckedIOException when they do not decode
     */
    public static TaskMetrics toTaskMetrics(byte[] bytes) {
        return decoded(() -> METRICS.decode(bytes));
    }

    /**
     * The scored window in {@code bytes}.
     *
     * @throws UncheckedIOException when they do not decode
     */
    public static ScoredWindow toScoredWindow(byte[] bytes) {
        return decoded(() -> WINDOWS.decode(bytes));
    }

    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage() + " (expected: a record of this version)", e);
        }
    }

    private interface Decoding<T> {
        T decode() throws IOException;
    }
}
