package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.BOTTOM_UNITS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.LinearOutputs;
import org.mmoestreams.nn.LinearOutputs.Block;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;

/**
 * A network of its own for each task, with embeddings of its own: no task learns anything from another's labels. Were
 * embeddings shared, one task could still spoil or help another by them, and what sharing is good for could not be
 * seen. It costs as much as a {@link SharedBottomArchitecture} for each task, in time and in memory.
 *
 * @param bottomUnits ReLU units of each task's first layer, 1 to 4096
 * @param frame what is around it
 */
public record SingleTaskArchitecture(
        int bottomUnits, @JsonUnwrapped Frame frame) implements Architecture {

    /** The architecture and what can be set. */
    public static final Kind<SingleTaskArchitecture> KIND = new Kind<>(
            "single-task",
            Architecture.settings(List.of(BOTTOM_UNITS), Frame.SETTINGS, List.of()),
            chosen -> new SingleTaskArchitecture(chosen.of(BOTTOM_UNITS), Frame.of(chosen)));

    /** Checks the ranges. */
    public SingleTaskArchitecture {
        BOTTOM_UNITS.checked(bottomUnits);
    }

    @Override
    public Kind<SingleTaskArchitecture> kind() {
        return KIND;
    }

    @Override
    public long linearOutputs(int tasks) {
        return (long) bottomUnits * tasks;
    }

    @Override
    public long weightsOfValue(int tasks) {
        return (long) tasks * (frame.embeddingWidth() + (frame.wide() ? 1 : 0));
    }

    @Override
    public void checkSizes(InputShape in, int tasks) {
        Sizes.checkInput(in, frame, 1, bottomUnits, "bottom-units");
        Sizes.checkTowers(frame, tasks, bottomUnits, "bottom-units");
    }

    @Override
    public Network build(InputShape in, List<Task> tasks, Start start) {
        NetworkBuilder network = new NetworkBuilder(in, tasks, frame, start);
        checkSizes(in, network.outputs());
        List<Activations> bottoms = new ArrayList<>();
        for (int task = 0; task < network.outputs(); task++) {
            String name = "bottom." + network.name(task);
            Block block = new Block(name, bottomUnits, bottomUnits).onlyOf(task);
            bottoms.add(network.inputOf(task, new LinearOutputs(name + ".weight", List.of(block))));
        }
        return network.build(network.rectified(Activations.joined(bottoms)));
    }
}
