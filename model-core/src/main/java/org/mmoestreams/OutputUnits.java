package org.mmoestreams;

import java.util.List;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.LabelScales;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.FakeNegatives;
import org.mmoestreams.model.Sigmoid;

/** What a network's outputs mean: probabilities of binary tasks, values in the label's unit of regression tasks. */
final class OutputUnits {

    private final List<Task> tasks;
    private final LabelScales targets;
    private final boolean[] calibrated;

    /** @param targets the scales that regression tasks are learnt in */
    OutputUnits(List<Task> tasks, LabelScales targets) {
        this.tasks = tasks;
        this.targets = targets;
        calibrated = new boolean[tasks.size()];
        for (int task = 0; task < calibrated.length; task++) {
            calibrated[task] = tasks.get(task).attribution().correction() == Correction.FAKE_NEGATIVE_CALIBRATED;
        }
    }

    /** What a task's output is as a prediction. */
    double of(int task, float output) {
        if (!tasks.get(task).isBinary()) {
            return targets.unscaled(task, output);
        }
        return calibrated[task] ? FakeNegatives.calibrated(output) : Sigmoid.of(output);
    }
}
