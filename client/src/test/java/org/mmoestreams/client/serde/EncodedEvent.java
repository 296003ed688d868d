package org.mmoestreams.client.serde;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;

/**
 * What the model gets to see of an event.
 *
 * @param id the event's id
 * @param time the event's time
 * @param embeddingRows by embedded field
 * @param logs by continuous field
 * @param labels by task
 */
public record EncodedEvent(String id, long time, List<Integer> embeddingRows, List<Float> logs, List<Double> labels) {

    public static EncodedEvent of(FeatureSpec spec, FeatureEncoder encoder, Event event) {
        RowBatch batch = RowBatch.of(spec, 1);
        encoder.encode(event.values(), batch, 0);
        return new EncodedEvent(
                event.idText(),
                event.time(),
                Arrays.stream(batch.embeddingRows()).boxed().toList(),
                IntStream.range(0, batch.scaled().length)
                        .mapToObj(i -> batch.scaled()[i])
                        .toList(),
                IntStream.range(0, spec.tasks().size())
                        .mapToObj(i -> batch.label(0, i))
                        .toList());
    }
}
