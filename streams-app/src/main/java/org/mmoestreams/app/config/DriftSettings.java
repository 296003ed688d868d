package org.mmoestreams.app.config;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.Reaction;
import org.mmoestreams.drift.DetectorConfig;
import org.mmoestreams.features.Task;
import org.mmoestreams.settings.Values;

/**
 * How changes of the stream are looked for, and what is done then.
 *
 * @param detector looks at the loss or the errors of each binary task; empty: nothing does
 * @param reactions what the learner does about a change of a task
 * @param rate what the rate is multiplied by where it is raised
 * @param windows for how many training windows it is raised
 * @param inputRows how many events are compared at a time, to find changes of the inputs; 0: none
 * @param inputThreshold the population stability index above which an input has changed
 */
public record DriftSettings(
        Optional<DetectorConfig> detector,
        Reactions reactions,
        double rate,
        int windows,
        int inputRows,
        double inputThreshold) {

    private static final Key<Reactions> REACTION = new Key<>(
            "drift.reaction",
            Reactions.values(),
            Reactions.STANDARD.text(),
            "What the learner does when a task's loss or errors have risen: nothing, longer steps for some windows,"
                    + " forgetting what the optimiser has summed up, or starting the task's tower, gate and wide"
                    + " weights over. Where tasks are named alone, the others have the default. Of `drift.detector`.");
    private static final Key<Double> RATE = Key.of("drift.rate", Reaction.FACTOR);
    private static final Key<Integer> WINDOWS = Key.of("drift.windows", Reaction.WINDOWS);

    private static final Key<Integer> INPUT_ROWS = new Key<>(
            "drift.input-rows",
            Values.integer(0, 10_000_000),
            "10000",
            "The values of each nominal and continuous field of this many events are compared with those of the first"
                    + " so many, or of the first after the field has changed. 0: they are not.");
    private static final Key<Double> INPUT_THRESHOLD = new Key<>(
            "drift.input-threshold",
            Values.positive(),
            "0.25",
            "A field has changed when its population stability index is above this. Of `drift.input-rows`.");

    /** Checks the ranges. */
    public DriftSettings {
        INPUT_ROWS.checked(inputRows);
        INPUT_THRESHOLD.checked(inputThreshold);
        RATE.checked(rate);
        WINDOWS.checked(windows);
    }

    /**
     * Checks that the tasks that are named are there.
     *
     * @throws IllegalArgumentException when one is not
     */
    public void checkGoesWith(List<Task> tasks) {
        reactions.checkGoWith(REACTION.name(), tasks);
    }

    /**
     * What the learner does about a change of a task.
     *
     * @param task its place among the tasks
     */
    public Reaction reaction(String name, int task) {
        return switch (reactions.of(name)) {
            case NONE -> Reaction.NONE;
            case RAISE_RATE -> Reaction.raiseRate(rate, windows);
            case RESET_ACCUMULATORS -> Reaction.resetAccumulators();
            case RESTART_TOWER -> Reaction.restartTower(task);
        };
    }

    static DriftSettings of(KeyValues values) {
        return new DriftSettings(
                DetectorKeys.read(values),
                values.of(REACTION),
                values.of(RATE),
                values.of(WINDOWS),
                values.of(INPUT_ROWS),
                values.of(INPUT_THRESHOLD));
    }
}
