package org.mmoestreams.app.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.mmoestreams.drift.Change;
import org.mmoestreams.drift.DetectorConfig;
import org.mmoestreams.drift.DriftDetector;
import org.mmoestreams.drift.Signal;
import org.mmoestreams.features.Task;

/**
 * A detector for each binary task of a partition. A rise of the loss is an alarm; where it falls, the detector starts
 * over and says nothing, for that is what learning is for. Regression tasks are not looked at: their errors have no
 * scale that detectors could go by.
 */
public final class LossWatch {

    private final List<Task> tasks;
    private final Optional<DetectorConfig> config;
    private final List<DriftDetector> detectors = new ArrayList<>();
    private final List<String> startedOver = new ArrayList<>();
    private final List<String> toForget = new ArrayList<>();
    private final boolean[] changed;

    private LossWatch(Optional<DetectorConfig> config, List<Task> tasks) {
        this.config = config;
        this.tasks = List.copyOf(tasks);
        this.changed = new boolean[tasks.size()];
    }

    /**
     * Goes on from what {@link #save} put. A detector of other settings begins anew.
     *
     * @param config the detector; empty: nothing is looked at, and what was known is forgotten
     * @param stored gives what was put of a task, or null
     */
    public static LossWatch restore(
            Optional<DetectorConfig> config, List<Task> tasks, Function<String, byte[]> stored) {
        LossWatch watch = new LossWatch(config, tasks);
        for (Task task : tasks) {
            watch.detectors.add(watch.restore(task, stored.apply(task.name())));
        }
        return watch;
    }

    /** The tasks whose detectors began anew, since they were of other settings. */
    public List<String> startedOver() {
        return List.copyOf(startedOver);
    }

    /** Whether a task is looked at. */
    public boolean watches(int task) {
        return detectors.get(task) != null;
    }

    /**
     * Shows a scored row, which is no correction of one before.
     *
     * @param task a task that is looked at
     * @param probability what was published of the task, a finite number
     * @param eventTime the row's
     * @return an alarm, if the task's loss has risen
     */
    public Optional<Alarm> add(int task, double probability, boolean positive, long eventTime) {
        DriftDetector detector = detectors.get(task);
        DetectorConfig of = config.orElseThrow();
        changed[task] = true;
        Signal signal = detector.add(TaskValues.of(of.takes()).of(probability, positive));
        if (signal != Signal.DRIFT) {
            return Optional.empty();
        }
        Change change = detector.lastChange().orElseThrow();
        return of.saysHigher(change)
                ? Optional.of(new Alarm(
                        tasks.get(task).name(),
                        of.kind().name(),
                        change.at(),
                        eventTime,
                        change.before(),
                        change.after()))
                : Optional.empty();
    }

    /**
     * Puts what changed since the last call.
     *
     * @param sink takes what is known of a task; null: nothing any more
     */
    public void save(BiConsumer<String, byte[]> sink) {
        toForget.forEach(task -> sink.accept(task, null));
        toForget.clear();
        for (int task = 0; task < changed.length; task++) {
            if (changed[task]) {
                sink.accept(tasks.get(task).name(), detectors.get(task).write());
                changed[task] = false;
            }
        }
    }

    private DriftDetector restore(Task task, byte[] state) {
        if (config.isEmpty() || !task.isBinary()) {
            if (state != null) {
                toForget.add(task.name());
            }
            return null;
        }
        if (state != null && DriftDetector.isOf(config.get(), state)) {
            return DriftDetector.read(config.get(), state);
        }
        if (state != null) {
            startedOver.add(task.name());
        }
        return DriftDetector.of(config.get());
    }
}
