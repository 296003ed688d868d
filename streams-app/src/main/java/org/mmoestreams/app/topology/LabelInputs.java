package org.mmoestreams.app.topology;

import java.util.Optional;
import org.mmoestreams.app.learner.LabelInput;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.features.Task;

/** The labels that come late, and a warning where the feature spec speaks of them though there are none. */
final class LabelInputs {

    private LabelInputs() {}

    static Optional<LabelInput> of(NodeType.Parts parts) {
        Optional<LabelInput> labels =
                LabelInput.of(parts.settings(), parts.schema()).map(input -> input.in(parts.format()));
        if (labels.isEmpty()) {
            parts.schema()
                    .spec()
                    .tasks()
                    .forEach(task -> warnOfNone(task, parts.checks().observations()));
        }
        return labels;
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
