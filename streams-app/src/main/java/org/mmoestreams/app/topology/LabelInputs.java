package org.mmoestreams.app.topology;

import java.util.Optional;
import org.mmoestreams.app.config.LabelSettings;
import org.mmoestreams.app.config.LabelWaiting;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.app.learner.LabelInput;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;

/** The labels that come late, as settings and schemas have them. */
final class LabelInputs {

    private LabelInputs() {}

    /**
     * What a learner reads of the labels topic; empty where there is none. Warns of what the feature spec says of late
     * labels then, since it does nothing.
     */
    static Optional<LabelInput> of(NodeType.Parts parts) {
        Settings settings = parts.settings();
        FeatureSpec spec = parts.schema().spec();
        if (!settings.topics().has(TopicRole.LABELS)) {
            spec.tasks().forEach(task -> warnOfNone(task, parts.checks().observations()));
            return Optional.empty();
        }
        return Optional.of(new LabelInput(
                settings.topics().name(TopicRole.LABELS),
                settings.labels().read(spec),
                settings.event().maxAhead(),
                rules(settings.labels(), spec)));
    }

    private static JoinRules rules(LabelSettings labels, FeatureSpec spec) {
        LabelWaiting waiting = labels.waiting();
        return new JoinRules(
                spec.tasks(),
                labels.learn() == LabelSettings.Learn.WHEN_COMPLETE,
                labels.changed() == LabelSettings.Changed.LEARN,
                new JoinRules.Limits(waiting.retention(), waiting.forEvent(), waiting.mostRows()));
    }

    private static void warnOfNone(Task task, Observations observations) {
        if (task.attribution().window() != null) {
            observations.wrong(
                    "attribution of " + task.name(),
                    "task " + task.name() + ": attribution: "
                            + task.attribution().window() + " does nothing (expected: " + TopicRole.LABELS.key()
                            + ", for labels come with their events without)");
        }
    }
}
