package org.mmoestreams.workbench.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.client.topics.TopicRole;

/** Settings of a learner that shares a broker with others, {@code key=value} each. */
public final class LearnerNames {

    private LearnerNames() {}

    /** An application id, and topics whose names begin with it. */
    public static List<String> of(String id) {
        return of(id, id);
    }

    /** An application id, and topics whose names begin with something else. */
    public static List<String> of(String id, String topics) {
        return List.of(
                "application-id=" + id,
                "topics.features=" + topics + ".features",
                "topics.predictions=" + topics + ".predictions",
                "topics.metrics=" + topics + ".metrics",
                "topics.dead-letters=" + topics + ".dead-letters");
    }

    /** Names of the topics that there need not be, those of what goes out. */
    public static List<String> ofOptionalOutputs(String topics) {
        return Stream.of(TopicRole.values())
                .filter(role -> role.isOutput() && role.isOptional())
                .map(role -> role.key() + "=" + topics + "." + role.label())
                .toList();
    }

    /** As {@link #of(String)}, with short times until the work of a killed learner is taken over; a list to add to. */
    public static List<String> ofMortal(String id) {
        List<String> settings = new ArrayList<>(of(id));
        settings.addAll(List.of(
                "kafka.session.timeout.ms=3000",
                "kafka.heartbeat.interval.ms=500",
                "kafka.transaction.timeout.ms=3000"));
        return settings;
    }
}
