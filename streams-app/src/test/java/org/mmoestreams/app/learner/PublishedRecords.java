package org.mmoestreams.app.learner;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.Prediction;

/** What a learner has sent, in order, as texts: a sink and what went to it. */
final class PublishedRecords {

    private final List<String> texts = new ArrayList<>();
    private int committed;

    /** Takes what a processor has forwarded since it was taken last. */
    void take(MockProcessorContext<byte[], byte[]> context) {
        context.forwarded()
                .forEach(forward -> texts.add(text(forward.childName().orElseThrow(), forward.record())));
        context.resetForwards();
    }

    /** All so far stays visible. */
    void commit() {
        committed = texts.size();
    }

    /** What came since the last commit was never visible. */
    void rollBack() {
        texts.subList(committed, texts.size()).clear();
    }

    List<String> texts() {
        return texts;
    }

    /** Predictions go out as they are; of a scored window and a dead letter the bytes count too. */
    private static String text(String sink, Record<?, ? extends byte[]> record) {
        if (!sink.equals(LearnerNode.PREDICTIONS)) {
            return sink + " " + hex(record.value());
        }
        boolean hasHeaders = record.headers().iterator().hasNext();
        return sink + " " + bits(AvroBytes.to(Prediction.class, record.value()))
                + (hasHeaders ? " " + record.headers() : "");
    }

    private static String bits(Prediction prediction) {
        return prediction.getEventId() + " " + prediction.getModelVersion() + " " + hex(AvroBytes.of(prediction));
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }
}
