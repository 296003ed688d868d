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
 * A Multi-gate Mixture-of-Experts (Ma et al.: Modeling Task Relationships in Multi-task Learning with Multi-gate
 * Mixture-of-Experts, KDD 2018) over embedded and standardised fields.
 *
 * <p>A step costs, per row, fields x outputs additions and some thousand multiply-adds in the mixture and the towers;
 * and, per table row that single-valued fields of the batch name, three times width x outputs multiply-adds; as many
 * per row and multi-valued field.
 *
 * @param experts how many experts all tasks share, 1 to 256
 * @param expertUnits ReLU units of each expert, 1 to 1024
 * @param frame what is around them
 * @param training what is done in training alone
 */
public record MmoeArchitecture(
        int experts,
        int expertUnits,
        @JsonUnwrapped Frame frame,
        @JsonUnwrapped ExpertTraining training) implements Architecture {

    /** The architecture and what can be set. */
    public static final Kind<MmoeArchitecture> KIND = new Kind<>(
            "mmoe",
            Architecture.settings(List.of(EXPERTS, EXPERT_UNITS), Frame.SETTINGS, ExpertTraining.SETTINGS),
            chosen -> new MmoeArchitecture(
                    chosen.of(EXPERTS), chosen.of(EXPERT_UNITS), Frame.of(chosen), ExpertTraining.of(chosen)));

    /** Checks the ranges. */
    public MmoeArchitecture {
        EXPERTS.checked(experts);
        EXPERT_UNITS.checked(expertUnits);
    }

    /** One whose experts are used as the tasks' losses have it. */
    public MmoeArchitecture(int experts, int expertUnits, int towerUnits, int embeddingWidth, boolean wide) {
        this(experts, expertUnits, new Frame(towerUnits, embeddingWidth, wide), ExpertTraining.PLAIN);
    }

    @Override
    public Kind<MmoeArchitecture> kind() {
        return KIND;
    }

    @Override
    public long linearOutputs(int tasks) {
        return (long) experts * (expertUnits + tasks);
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
        MixtureShape mixing = MixtureShape.full(experts, expertUnits, network.outputs());
        Activations linear = network.input(new LinearOutputs(
                "experts-and-gates.weight",
                List.of(
                        new Block("experts", mixing.expertOutputs(), expertUnits),
                        new Block("gates", mixing.gateOutputs(), experts).eachTask(experts))));
        Mixture mixture = new Mixture(mixing, linear, training.ofMixture(start, "expert-dropout"));
        network.add(mixture);
        return network.build(mixture.mixed());
    }
}
