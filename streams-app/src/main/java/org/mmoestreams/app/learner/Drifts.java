package org.mmoestreams.app.learner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.Reaction;
import org.mmoestreams.app.drift.Alarm;
import org.mmoestreams.app.drift.LossWatch;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.models.WindowEntries;
import org.mmoestreams.features.Task;

/** Looks for changes in the rows of each window that was learnt, tells of them, and has the learner react. */
final class Drifts {

    private final Drifting drifting;
    private final KeyValueStore<String, byte[]> store;
    private final OnlineLearner learner;
    private final List<Task> tasks;
    private final LossWatch losses;
    private final Outgoing out;

    private Drifts(Drifting drifting, KeyValueStore<String, byte[]> store, OnlineLearner learner, Outgoing out) {
        this.drifting = drifting;
        this.store = store;
        this.learner = learner;
        this.tasks = learner.spec().tasks();
        this.losses =
                LossWatch.restore(drifting.settings().detector(), tasks, task -> store.get(WindowEntries.DRIFT + task));
        this.out = out;
    }

    /** Goes on from what a window store knows. */
    static Drifts restore(
            Drifting drifting,
            KeyValueStore<String, byte[]> store,
            OnlineLearner learner,
            Outgoing out,
            Observations observations) {
        Drifts drifts = new Drifts(drifting, store, learner, out);
        drifts.losses
                .startedOver()
                .forEach(task -> observations.incident(
                        "Drift detectors that began anew",
                        1,
                        "task " + task + ": what its detector knew is of other settings (expected: drift.* as they"
                                + " were, or to wait until it has seen enough again)"));
        return drifts;
    }

    /**
     * Looks at the rows of a window that was just closed, in their order. A row that corrects one before is no second
     * observation.
     *
     * @param window its number
     * @return what the learner did, in this order
     */
    List<Reaction> look(PendingBatch rows, long window) {
        Set<Reaction> reactions = new LinkedHashSet<>();
        for (int index = 0; index < rows.size(); index++) {
            for (int task = 0; task < tasks.size() && !rows.rows().correction(index); task++) {
                look(rows, index, task, window, reactions);
            }
        }
        reactions.remove(Reaction.NONE);
        reactions.forEach(learner::react);
        return new ArrayList<>(reactions);
    }

    /** Puts what changed since the last call. */
    void save() {
        losses.save((task, state) -> store.put(WindowEntries.DRIFT + task, state));
    }

    private void look(PendingBatch rows, int index, int task, long window, Set<Reaction> reactions) {
        double label = rows.rows().label(index, task);
        double score = rows.score(index, task);
        if (!losses.watches(task) || Double.isNaN(label) || !Double.isFinite(score)) {
            return;
        }
        losses.add(task, score, label > 0, rows.get(index).eventTime()).ifPresent(alarm -> {
            Reaction reaction = drifting.settings().reaction(alarm.name(), task);
            reactions.add(reaction);
            tell(alarm, window, reaction.kind());
        });
    }

    private void tell(Alarm alarm, long window, Reaction.Kind reaction) {
        String numbers = String.format(
                Locale.ROOT,
                "%s after %d rows: %.4f before, %.4f since",
                alarm.detector(),
                alarm.rows(),
                alarm.before(),
                alarm.after());
        out.changed("task " + alarm.name(), "window " + window + ": " + numbers + "; reaction: " + reaction.text());
        if (drifting.published()) {
            out.drift(alarm.name(), event -> event.setModelVersion(window)
                    .setTask(alarm.name())
                    .setDetector(alarm.detector())
                    .setRows(alarm.rows())
                    .setEventTime(Instant.ofEpochMilli(alarm.eventTime()))
                    .setBefore(alarm.before())
                    .setAfter(alarm.after())
                    .setReaction(reaction.text()));
        }
    }
}
