package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.EXPERT_UNITS;
import static org.mmoestreams.model.NetworkSettings.SHARED_EXPERTS;
import static org.mmoestreams.model.NetworkSettings.TASK_EXPERTS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.settings.Choices;

/**
 * The experts of one level. The shared ones have the first numbers, then come those of each task, task after task.
 *
 * @param sharedExperts how many all tasks share, 1 to 256
 * @param taskExperts how many each task has for itself, 1 to 256
 * @param expertUnits ReLU units of each expert, 1 to 1024
 */
public record ExpertCounts(int sharedExperts, int taskExperts, int expertUnits) {

    /** Checks the ranges. */
    public ExpertCounts {
        SHARED_EXPERTS.checked(sharedExperts);
        TASK_EXPERTS.checked(taskExperts);
        EXPERT_UNITS.checked(expertUnits);
    }

    /** As they were chosen. */
    static ExpertCounts of(Choices chosen) {
        return new ExpertCounts(chosen.of(SHARED_EXPERTS), chosen.of(TASK_EXPERTS), chosen.of(EXPERT_UNITS));
    }

    /** Experts of all tasks, and those that they share. */
    public int all(int tasks) {
        return sharedExperts + tasks * taskExperts;
    }

    /** Experts that the gate of a task mixes. */
    public int ofGate() {
        return sharedExperts + taskExperts;
    }

    /** Units of the experts that all tasks share. */
    public int sharedUnits() {
        return sharedExperts * expertUnits;
    }

    /** Units of the experts that a task has for itself. */
    public int taskUnits() {
        return taskExperts * expertUnits;
    }

    /**
     * Which gate mixes which experts: that of a task the shared ones and its own, in this order.
     *
     * @param sharedGate whether there is one more, the last one, which mixes all
     */
    public MixtureShape mixing(int tasks, boolean sharedGate) {
        List<List<Integer>> gates = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            int own = sharedExperts + task * taskExperts;
            gates.add(IntStream.concat(IntStream.range(0, sharedExperts), IntStream.range(own, own + taskExperts))
                    .boxed()
                    .toList());
        }
        if (sharedGate) {
            gates.add(IntStream.range(0, all(tasks)).boxed().toList());
        }
        return new MixtureShape(all(tasks), expertUnits, gates);
    }
}
