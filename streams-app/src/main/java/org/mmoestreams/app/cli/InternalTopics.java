package org.mmoestreams.app.cli;

import java.util.Collection;
import java.util.List;

/** Tells an application's internal topics by their names. */
final class InternalTopics {

    private InternalTopics() {}

    /**
     * The internal topics of an application, in alphabetical order.
     *
     * @param applicationId begins the names of its topics
     * @param others ids that begin with this one and a dash, such as {@code census-eu} for {@code census}: their topics are theirs
     * @param topics the topics that there are
     */
    static List<String> of(String applicationId, Collection<String> others, Collection<String> topics) {
        return topics.stream()
                .filter(topic -> isInternal(applicationId, topic))
                .filter(topic -> others.stream().noneMatch(other -> isInternal(other, topic)))
                .sorted()
                .toList();
    }

    private static boolean isInternal(String applicationId, String topic) {
        String prefix = applicationId + "-";
        boolean streams = topic.endsWith("-changelog") || topic.endsWith("-repartition");
        return topic.equals(prefix + "scored-windows") || (topic.startsWith(prefix) && streams);
    }
}
