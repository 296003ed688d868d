package org.mmoestreams.workbench.labels;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.Topics;

/** The topic that late labels go to. */
public final class LabelsTopic {

    /** The key of its name in the configuration. */
    public static final String KEY = "topics.labels";

    /** How long a task waits for records of the other topic, so that both are read in the order of their times. */
    private static final String IDLE = "kafka.max.task.idle.ms=1000";

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

    /**
     * What a learner is told that is to learn from late labels: their topic, and to read it and that of the features in
     * the order of their times.
     *
     * @param assignments what it is told besides, {@code key=value} each, which holds where the two differ
     */
    public static List<String> toldTo(List<String> assignments) {
        String topic = of(Settings.of(assignments.toArray(String[]::new)).topics());
        return Stream.concat(Stream.of(IDLE, KEY + "=" + topic), assignments.stream())
                .toList();
    }

    private static String beside(String features) {
        int end = features.endsWith(FEATURES) ? features.length() - FEATURES.length() : features.length();
        return features.substring(0, end) + LABELS;
    }
}
