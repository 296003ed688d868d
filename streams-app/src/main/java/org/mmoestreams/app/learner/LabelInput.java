package org.mmoestreams.app.learner;

import java.time.Duration;
import java.util.Optional;
import org.mmoestreams.app.config.LabelSettings;
import org.mmoestreams.app.config.LabelWaiting;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.client.topics.TopicRole;

/**
 * The labels that come late: where from, how they are read, and what becomes of them.
 *
 * @param topic the name of the labels topic
 * @param schema how labels are read
 * @param maxAhead how far a label's time may be ahead of its record's timestamp
 * @param rules what becomes of labels and rows
 * @param format how labels may be written
 */
public record LabelInput(String topic, LabelSchema schema, Duration maxAhead, JoinRules rules, WireFormat format) {

    /** The labels of settings, in single-object encoding; empty where there is no topic of them. */
    public static Optional<LabelInput> of(Settings settings, EventSchema schema) {
        if (!settings.topics().has(TopicRole.LABELS)) {
            return Optional.empty();
        }
        LabelWaiting waiting = settings.labels().waiting();
        JoinRules rules = new JoinRules(
                schema.spec().tasks(),
                settings.labels().learn(),
                settings.labels().changed() == LabelSettings.Changed.LEARN,
                new JoinRules.Limits(waiting.retention(), waiting.forEvent(), waiting.mostRows()));
        return Optional.of(new LabelInput(
                settings.topics().name(TopicRole.LABELS),
                settings.labels().read(schema.spec()),
                settings.event().maxAhead(),
                rules,
                WireFormat.SINGLE_OBJECT));
    }

    /** What is wrong where a learner has no such input any more. */
    static IllegalStateException missing() {
        return new IllegalStateException("topics.labels: none (expected: the topic of the labels that the stored model"
                + " was learnt with, for rows wait for them; name it again, or run reset to start anew)");
    }

    /** The same labels, which may be in another format, too. */
    public LabelInput in(WireFormat other) {
        return new LabelInput(topic, schema, maxAhead, rules, other);
    }

    /** A reader of them, for one thread. */
    public LabelReader reader() {
        return new LabelReader(schema, maxAhead, new TopicFormat(format, topic));
    }
}
