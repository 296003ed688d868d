package org.mmoestreams.app.topology;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;

/** The tables of all topics, as the documentation has them: the shared ones and the internal ones. */
public final class TopicReference {

    private TopicReference() {}

    /** Markdown: a table of the topics that are shared with others, and one of those that are not. */
    public static String markdown() {
        return "| key | default name | what it is for | key of its records | value | read by node | written by node |\n"
                + "|---|---|---|---|---|---|---|\n"
                + Stream.of(TopicRole.values()).map(TopicReference::shared).collect(Collectors.joining())
                + "\n| name | value | read by node | written by node |\n|---|---|---|---|\n"
                + between().map(TopicReference::between).collect(Collectors.joining())
                + LearnerTopology.plans().stream()
                        .flatMap(TopicReference::changelogs)
                        .collect(Collectors.joining());
    }

    private static String shared(TopicRole role) {
        return row(
                code(role.key()),
                role.standardName().isEmpty() ? "none" : code(role.standardName()),
                role.doc(),
                role.recordKey(),
                value(role),
                nodes(readers(role), "none"),
                nodes(writers(role), "none"));
    }

    private static Stream<InternalTopic> between() {
        return LearnerTopology.plans().stream()
                .flatMap(NodePlan::topics)
                .filter(InternalTopic.class::isInstance)
                .map(InternalTopic.class::cast)
                .distinct();
    }

    private static String between(InternalTopic topic) {
        return row(internal(topic), value(topic), nodes(readers(topic), "none"), nodes(writers(topic), "none"));
    }

    private static Stream<String> changelogs(NodePlan plan) {
        return plan.changelogs().stream()
                .map(topic ->
                        row(internal(topic), "of a store", "at a restore: " + code(plan.name()), code(plan.name())));
    }

    private static List<String> readers(TopicName topic) {
        return LearnerTopology.plans().stream()
                .filter(plan -> plan.sources().stream()
                        .anyMatch(source -> source.topic().equals(topic)))
                .map(NodePlan::name)
                .toList();
    }

    private static List<String> writers(TopicName topic) {
        return LearnerTopology.plans().stream()
                .filter(plan ->
                        plan.sinks().stream().anyMatch(sink -> sink.topic().equals(topic)))
                .map(NodePlan::name)
                .toList();
    }

    private static String nodes(List<String> names, String none) {
        return names.isEmpty() ? none : names.stream().map(TopicReference::code).collect(Collectors.joining(", "));
    }

    private static String value(TopicName topic) {
        Optional<Schema> schema = topic.schema();
        if (schema.isPresent()) {
            String name = schema.get().getName();
            return "[" + name + "](schemas.md#" + name.toLowerCase(Locale.ROOT) + ")";
        }
        if (topic == TopicRole.FEATURES) {
            return "`event.schema`";
        }
        return topic == TopicRole.LABELS ? "`labels.schema`" : "as it came";
    }

    private static String internal(InternalTopic topic) {
        return code("<application-id>-" + topic.suffix());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
