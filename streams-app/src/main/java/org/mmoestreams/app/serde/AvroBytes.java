package org.mmoestreams.app.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.util.ClassSecurityValidator;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.schemas.TaskPrediction;

/** The project's own records as bytes, in Avro's single-object encoding. */
public final class AvroBytes {

    static {
        // Avro makes objects of trusted classes only when it decodes: these are the ones that records here consist of
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                ClassSecurityValidator.builder()
                        .add(CensusEvent.class)
                        .add(Prediction.class)
                        .add(TaskPrediction.class)
                        .add(TaskMetrics.class)
                        .add(MetricsScope.class)
                        .add(Measure.class)
                        .add(ScoredWindow.class)
                        .add(ScoredTask.class)
                        .build()));
    }

    private static final BinaryMessageDecoder<TaskMetrics> METRICS =
            TaskMetrics.createDecoder(PublishedSchemas.of(TaskMetrics.getClassSchema()));
    private static final BinaryMessageDecoder<ScoredWindow> WINDOWS =
            ScoredWindow.createDecoder(PublishedSchemas.of(ScoredWindow.getClassSchema()));

    private AvroBytes() {}

    /** The bytes of an event. */
    public static byte[] of(CensusEvent event) {
        return bytes(() -> CensusEvent.getEncoder().encode(event));
    }

    /** The bytes of a prediction. */
    public static byte[] of(Prediction prediction) {
        return bytes(() -> Prediction.getEncoder().encode(prediction));
    }

    /** The bytes of metrics. */
    public static byte[] of(TaskMetrics metrics) {
        return bytes(() -> TaskMetrics.getEncoder().encode(metrics));
    }

    /** The bytes of a scored window. */
    public static byte[] of(ScoredWindow window) {
        return bytes(() -> ScoredWindow.getEncoder().encode(window));
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

    private static byte[] bytes(Encoding encoding) {
        try {
            ByteBuffer buffer = encoding.encode();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage() + " (expected: a record of this version)", e);
        }
    }

    private interface Encoding {
        ByteBuffer encode() throws IOException;
    }

    private interface Decoding<T> {
        T decode() throws IOException;
    }
}
