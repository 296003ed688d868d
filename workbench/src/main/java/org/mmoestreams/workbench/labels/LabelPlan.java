package org.mmoestreams.workbench.labels;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventSource;

/** Which labels come late, how late, and what becomes of them on their way. */
public final class LabelPlan {

    private final EventFormat format;
    private final List<LateTask> tasks;
    private final LabelFaults faults;
    private final long seed;

    private LabelPlan(EventFormat format, List<LateTask> tasks, LabelFaults faults, long seed) {
        this.format = format;
        this.tasks = List.copyOf(tasks);
        this.faults = faults;
        this.seed = seed;
    }

    /**
     * A plan for a data set.
     *
     * @param seed the same one gives the same delays, losses and duplicates, row by row
     * @throws IllegalArgumentException when the delays and the data set do not go together
     */
    public static LabelPlan of(DataSet data, LabelDelays delays, LabelFaults faults, long seed) {
        List<LateTask> tasks = delays.of(data);
        check(!tasks.isEmpty(), "label-delay", "none", "a delay for at least one task");
        return new LabelPlan(data.format(), tasks, faults, seed);
    }

    /** Events without these labels, and the labels among them when they are due. */
    public LateLabels messages(EventSource events, String featuresTopic, String labelsTopic) {
        return new LateLabels(events, new LabelTaker(format, tasks, faults, seed), featuresTopic, labelsTopic);
    }
}
