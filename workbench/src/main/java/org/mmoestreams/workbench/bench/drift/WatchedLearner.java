package org.mmoestreams.workbench.bench.drift;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.Reaction;
import org.mmoestreams.app.drift.Alarm;
import org.mmoestreams.app.drift.LossWatch;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;

/** A learner that looks at its own losses, as one of {@code run} does, without Kafka. */
final class WatchedLearner implements AutoCloseable {

    private final DriftBenchOptions options;
    private final List<Task> tasks;
    private final OnlineLearner learner;
    private final RowBatch batch;
    private final LossWatch watch;
    private final List<RollingAuc> areas = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final long[] times;
    private int size;

    /** One that has learnt nothing yet. */
    WatchedLearner(DriftBenchOptions options) {
        this.options = options;
        tasks = options.spec().tasks();
        learner = OnlineLearner.create(options.spec(), options.learner());
        batch = learner.newBatch();
        times = new long[batch.capacity()];
        watch = LossWatch.restore(options.watch().detector(), tasks, task -> null);
        tasks.forEach(task -> areas.add(new RollingAuc(options.rollingRows())));
    }

    /**
     * Takes an event.
     *
     * @return whether it filled a training window, which was learnt then
     */
    boolean add(Event event) {
        learner.encode(event.values(), batch, size);
        times[size++] = event.time();
        if (size < batch.capacity()) {
            return false;
        }
        learner.predict(batch, 0, size);
        Set<Reaction> reactions = new LinkedHashSet<>();
        for (int row = 0; row < size; row++) {
            for (int task = 0; task < tasks.size(); task++) {
                score(row, task, reactions);
            }
        }
        learner.learn(batch, size);
        reactions.forEach(learner::react);
        size = 0;
        return true;
    }

    /** The area under the ROC curve of a task's last rows; empty for a regression task. */
    OptionalDouble auc(int task) {
        return areas.get(task).value();
    }

    /** What its detectors have found, in order. */
    List<Alarm> alarms() {
        return alarms;
    }

    @Override
    public void close() {
        learner.close();
    }

    private void score(int row, int task, Set<Reaction> reactions) {
        double label = batch.label(row, task);
        double prediction = batch.prediction(row, task);
        if (!tasks.get(task).isBinary() || Double.isNaN(label) || !Double.isFinite(prediction)) {
            return;
        }
        areas.get(task).add(prediction, label > 0);
        if (watch.watches(task)) {
            watch.add(task, prediction, label > 0, times[row]).ifPresent(alarm -> {
                alarms.add(alarm);
                reactions.add(options.watch().reaction(alarm.name(), task));
            });
        }
    }
}
