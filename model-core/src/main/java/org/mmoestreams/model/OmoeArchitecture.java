package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.EXPERTS;
import static org.mmoestreams.model.NetworkSettings.EXPERT_UNITS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.LinearOutputs;
import org.mmoestreams.nn.LinearOutputs.Block;
import org.mmoestreams.nn.Mixture;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;

/**
 * A mixture of experts with one gate, which all tasks share (the OMoE model of Ma et al., KDD 2018): what {@link
 * MmoeArchitecture} is compared with to see what gates of the tasks' own are good for.
 *
 * @param experts how many experts, 1 to 256
 * @param expertUnits ReLU units of each, 1 to 1024
 * @param frame what is around them
 * @param training what is done in training alone
 */
public record OmoeArchitecture(
        int experts,
        int expertUnits,
        @JsonUnwrapped Frame frame,
        @JsonUnwrapped ExpertTraining training) implements Architecture {

    /** The architecture and what can be set. */
    public static final Kind<OmoeArchitecture> KIND = new Kind<>(
            "omoe",
            Architecture.settings(List.of(EXPERTS, EXPERT_UNITS), Frame.SETTINGS, ExpertTraining.SETTINGS),
            chosen -> new OmoeArchitecture(
                    chosen.of(EXPERTS), chosen.of(EXPERT_UNITS), Frame.of(chosen), ExpertTraining.of(chosen)));

    /** Checks the ranges. */
    public OmoeArchitecture {
        EXPERTS.checked(experts);
        EXPERT_UNITS.checked(expertUnits);
    }

    @Override
    public Kind<OmoeArchitecture> kind() {
        return KIND;
    }

    @Override
    public long linearOutputs(int tasks) {
        return experts * (expertUnits + 1L);
    }

    @Override
    public void checkSizes(InputShape in, int tasks) {
        Sizes.checkInput(in, frame, tasks, linearOutputs(tasks), "experts, expert-units");
        Sizes.checkTowers(frame, tasks, expertUnits, "expert-units");
    }

    @Override
    public Network build(InputShape in, List<Task> tasks, Start start) {
        NetworkBuilder network = new NetworkBuilder(in, tasks, frame, start);
        checkSizes(in, network.outputs());
        MixtureShape mixing = MixtureShape.full(experts, expertUnits, 1);
        Activations linear = network.input(new LinearOutputs(
                "experts-and-gate.weight",
                List.of(
                        new Block("experts", mixing.expertOutputs(), expertUnits),
                        new Block("gate", experts, experts))));
        Mixture mixture = new Mixture(mixing, linear, training.ofMixture(start, "expert-dropout"));
        network.add(mixture);
        return network.build(network.readByAll(mixture.mixed()));
    }
}
