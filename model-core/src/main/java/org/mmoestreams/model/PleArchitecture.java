package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.EXPERT_UNITS;
import static org.mmoestreams.model.NetworkSettings.LEVELS;
import static org.mmoestreams.model.NetworkSettings.SHARED_EXPERTS;
import static org.mmoestreams.model.NetworkSettings.TASK_EXPERTS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;

/**
 * Progressive Layered Extraction (Tang et al.: Progressive Layered Extraction: A Novel Multi-Task Learning Model for
 * Personalized Recommendations, RecSys 2020, section 4.2): several levels of what {@link CgcArchitecture} has in one.
 * In each level but the last, a gate more mixes all experts for the next level's shared ones.
 *
 * @param levels how many levels, 1 to 8; with one it is a {@link CgcArchitecture}
 * @param experts how many of each in each level, and their units
 * @param frame what is around them
 * @param training what is done in training alone
 */
public record PleArchitecture(
        int levels,
        @JsonUnwrapped ExpertCounts experts,
        @JsonUnwrapped Frame frame,
        @JsonUnwrapped ExpertTraining training)
        implements Architecture {

    /** The architecture and what can be set. */
    public static final Kind<PleArchitecture> KIND = new Kind<>(
            "ple",
            Architecture.settings(
                    List.of(LEVELS, SHARED_EXPERTS, TASK_EXPERTS, EXPERT_UNITS),
                    Frame.SETTINGS,
                    ExpertTraining.SETTINGS),
            chosen -> new PleArchitecture(
                    chosen.of(LEVELS), ExpertCounts.of(chosen), Frame.of(chosen), ExpertTraining.of(chosen)));

    /** Checks the ranges. */
    public PleArchitecture {
        LEVELS.checked(levels);
    }

    @Override
    public Kind<PleArchitecture> kind() {
        return KIND;
    }

    @Override
    public long linearOutputs(int tasks) {
        return extraction().linearOutputs(tasks);
    }

    @Override
    public void checkSizes(InputShape in, int tasks) {
        extraction().checkSizes(in, frame, tasks);
    }

    @Override
    public Network build(InputShape in, List<Task> tasks, Start start) {
        NetworkBuilder network = new NetworkBuilder(in, tasks, frame, start);
        checkSizes(in, network.outputs());
        return network.build(extraction().addTo(network));
    }

    private ExtractionLevels extraction() {
        return new ExtractionLevels(levels, experts, training);
    }
}
