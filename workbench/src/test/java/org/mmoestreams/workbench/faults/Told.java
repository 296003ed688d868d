package org.mmoestreams.workbench.faults;

import java.util.List;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;

/** Records of the topics that tell of a model, without the application's id, which no two runs share. */
final class Told {

    /** The topics. */
    static final List<TopicRole> TOPICS = List.of(TopicRole.DRIFT, TopicRole.EXPERTS);

    private Told() {}

    /** Records of one of the topics as JSON, sorted: models take turns on one partition in any order. */
    static List<String> sorted(TopicRole topic, List<byte[]> values) {
        return values.stream().map(value -> nameless(topic, value)).sorted().toList();
    }

    private static String nameless(TopicRole topic, byte[] value) {
        return switch (topic) {
            case DRIFT -> {
                DriftEvent event = AvroBytes.to(DriftEvent.class, value);
                yield nameless(event.toString(), event.getModelId());
            }
            case EXPERTS -> {
                ExpertMetrics metrics = AvroBytes.to(ExpertMetrics.class, value);
                yield nameless(metrics.toString(), metrics.getModelId());
            }
            default -> throw new IllegalArgumentException(topic + " (expected: one of " + TOPICS + ")");
        };
    }

    private static String nameless(String json, String modelId) {
        return json.replace(modelId, modelId.substring(modelId.lastIndexOf('/')));
    }
}
