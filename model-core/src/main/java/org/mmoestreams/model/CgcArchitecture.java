package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.EXPERT_UNITS;
import static org.mmoestreams.model.NetworkSettings.SHARED_EXPERTS;
import static org.mmoestreams.model.NetworkSettings.TASK_EXPERTS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;

/**
 * Customized Gate Control (Tang et al.: Progressive Layered Extraction: A Novel Multi-Task Learning Model for
 * Personalized Recommendations, RecSys 2020, section 4.1): experts that all tasks share, and experts of each task; its
 * gate mixes both, and no other task's.
 *
 * @param experts how many of each, and their units
 * @param frame what is around them
 * @param training what is done in training alone
 */
public record CgcArchitecture(
        @JsonUnwrapped ExpertCounts experts,
        @JsonUnwrapped Frame frame,
        @JsonUnwrapped ExpertTraining training) implements Architecture {

    /** The architecture and what can be set. */
    public static final Kind<CgcArchitecture> KIND = new Kind<>(
            "cgc",
            Architecture.settings(
                    List.of(SHARED_EXPERTS, TASK_EXPERTS, EXPERT_UNITS), Frame.SETTINGS, ExpertTraining.SETTINGS),
            chosen -> new CgcArchitecture(ExpertCounts.of(chosen), Frame.of(chosen), ExpertTraining.of(chosen)));

    @Override
    public Kind<CgcArchitecture> kind() {
        return KIND;
    }

    @Override
    public long linearOutputs(int tasks) {
        return levels().linearOutputs(tasks);
    }

    @Override
    public void checkSizes(InputShape in, int tasks) {
        levels().checkSizes(in, frame, tasks);
    }

    @Override
    public Network build(InputShape in, List<Task> tasks, Start start) {
        NetworkBuilder network = new NetworkBuilder(in, tasks, frame, start);
        checkSizes(in, network.outputs());
        return network.build(levels().addTo(network));
    }

    private ExtractionLevels levels() {
        return new ExtractionLevels(1, experts, training);
    }
}
