package org.mmoestreams.workbench.labels;

import java.util.Map;
import org.mmoestreams.client.topics.Topics;

/** The topic that late labels go to. */
public final class LabelsTopic {

    /** The key of its name in the configuration. */
    public static final String KEY = "topics.labels";

    private static final String FEATURES = ".features";
    private static final String LABELS = ".labels";

    private LabelsTopic() {}

    /** Its name: the one that is configured, else one beside that of the features topic. */
    public static String of(Topics topics) {
        return topics.names().entrySet().stream()
                .filter(topic -> topic.getKey().key().equals(KEY))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> beside(topics.features()));
    }

    private static String beside(String features) {
        int end = features.endsWith(FEATURES) ? features.length() - FEATURES.length() : features.length();
        return features.substring(0, end) + LABELS;
    }
}
