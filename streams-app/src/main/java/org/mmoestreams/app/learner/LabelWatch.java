package org.mmoestreams.app.learner;

import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.app.join.JoinCount;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.features.Task;

/**
 * Shows what becomes of a partition's labels, and warns where rows are lost to learning. Labels that are thrown out are
 * dead letters, which are warned of anyway.
 */
final class LabelWatch {

    /** What rows and labels that were thrown out are counted by. */
    static final String DISPLACED = "Labels not learnt, since too many rows or labels waited";
    /** What events that came with the id of an earlier one are counted by. */
    static final String REPLACED = "Events that took the place of one of the same id";

    private final int partition;
    private final JoinRules rules;
    private final List<String> tasks;
    private final Observations observations;
    private final JoinCounts counts;
    private long displaced;
    private long replaced;

    /**
     * Begins to look at counts, which change.
     *
     * @param rules what becomes of labels
     */
    LabelWatch(int partition, JoinRules rules, Observations observations, JoinCounts counts) {
        this.partition = partition;
        this.rules = rules;
        this.tasks = rules.tasks().stream().map(Task::name).toList();
        this.observations = observations;
        this.counts = counts;
        displaced = displacedNow();
        replaced = counts.replaced();
        show();
    }

    /** Looks at what was counted since the last call. */
    void look() {
        long displacedNow = displacedNow();
        if (displacedNow > displaced) {
            observations.incident(
                    DISPLACED,
                    displacedNow - displaced,
                    "partition " + partition + "; "
                            + counts.rows() + " rows and " + counts.early()
                            + " labels are left there (expected: labels.max-waiting, "
                            + rules.limits().most()
                            + ", or fewer of each; raise it, or shorten the tasks' attribution or labels.retention)");
        }
        if (counts.replaced() > replaced) {
            observations.incident(
                    REPLACED,
                    counts.replaced() - replaced,
                    "partition " + partition
                            + "; each is predicted, and waits in the place of the one before (expected: an"
                            + " id of its own for each event within labels.retention, "
                            + rules.limits().retention() + "; look at what writes the events)");
        }
        displaced = displacedNow;
        replaced = counts.replaced();
        show();
    }

    /** The partition is another's now. */
    void close() {
        observations.noLabels(partition);
    }

    private void show() {
        observations.labels(partition, LabelFigure.seen(counts, tasks));
    }

    private long displacedNow() {
        return IntStream.range(0, counts.tasks())
                .mapToLong(task -> counts.of(task, JoinCount.DISPLACED))
                .sum();
    }
}
