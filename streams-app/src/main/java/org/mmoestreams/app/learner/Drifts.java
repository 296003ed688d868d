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
import org.mmoestreams.app.config.DriftSettings;
import org.mmoestreams.app.drift.Alarm;
import org.mmoestreams.app.drift.InputWatch;
import org.mmoestreams.app.drift.LossWatch;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.models.WindowEntries;
import org.mmoestreams.features.Task;

/**
 * Looks for changes in the rows of each window that was learnt, and in the values of all events; tells of them, and has
 * the learner react to the former.
 */
final class Drifts {

    private final Drifting drifting;
    private final KeyValueStore<String, byte[]> store;
    private final OnlineLearner learner;
    private final List<Task> tasks;
    private final LossWatch losses;
    private final InputWatch inputs;
    private final Outgoing out;

    private Drifts(Drifting drifting, KeyValueStore<String, byte[]> store, OnlineLearner learner, Outgoing out) {
        this.drifting = drifting;
        this.store = store;
        this.learner = learner;
        this.tasks = learner.spec().tasks();
        this.losses =
                LossWatch.restore(drifting.settings().detector(), tasks, task -> store.get(WindowEntries.DRIFT + task));
        DriftSettings settings = drifting.settings();
        this.inputs = new InputWatch(settings.inputRows(), settings.inputThreshold(), learner.spec());
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
        byte[] known = store.get(WindowEntries.INPUT_DRIFT);
        if (known != null && drifting.settings().inputRows() > 0 && !drifts.inputs.read(known)) {
            observations.incident(
                    "Drift detectors that began anew",
                    1,
                    "inputs: what was counted of them is of another drift.input-rows (expected: as it was, or to wait"
                            + " until enough events have come again)");
        }
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

    /** Looks at the values of an event that was just encoded. */
    void arrived(BatchRow row) {
        inputs.add(row.batch().rows(), row.index(), row.row().eventTime())
                .forEach(alarm -> tell("field " + alarm.name(), alarm, learner.windows(), Reaction.Kind.NONE));
    }

    /** Puts what changed since the last call. */
    void save() {
        if (inputs.hasChanged()) {
            store.put(WindowEntries.INPUT_DRIFT, inputs.write());
        } else if (!inputs.watches()) {
            store.delete(WindowEntries.INPUT_DRIFT);
        }
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
            tell("task " + alarm.name(), alarm, window, reaction.kind());
        });
    }

    private void tell(String what, Alarm alarm, long window, Reaction.Kind reaction) {
        String numbers = String.format(
                Locale.ROOT,
                "%s after %d rows: %.4f before, %.4f since",
                alarm.detector(),
                alarm.rows(),
                alarm.before(),
                alarm.after());
        boolean isField = alarm.detector().equals(InputWatch.DETECTOR);
        boolean canReact = !isField && reaction == Reaction.Kind.NONE;
        String message = "window " + window + ": " + numbers + "; reaction: " + reaction.text();
        out.changed(what, message, canReact ? ", or choose a drift.reaction" : "");
        if (drifting.published()) {
            out.drift(alarm.name(), event -> event.setModelVersion(window)
                    .setTask(isField ? null : alarm.name())
                    .setField(isField ? alarm.name() : null)
                    .setDetector(alarm.detector())
                    .setRows(alarm.rows())
                    .setEventTime(Instant.ofEpochMilli(alarm.eventTime()))
                    .setBefore(alarm.before())
                    .setAfter(alarm.after())
                    .setReaction(reaction.text()));
        }
    }
}
