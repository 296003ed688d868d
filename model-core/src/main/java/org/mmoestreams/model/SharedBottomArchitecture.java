package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.BOTTOM_UNITS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.LinearOutputs;
import org.mmoestreams.nn.LinearOutputs.Block;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;

/**
 * One layer that all tasks share, and a tower for each (Caruana: Multitask Learning, Machine Learning 28, 1997; the
 * Shared-Bottom model of Ma et al., KDD 2018).
 *
 * @param bottomUnits ReLU units of the shared layer, 1 to 4096
 * @param frame what is around it
 */
public record SharedBottomArchitecture(
        int bottomUnits, @JsonUnwrapped Frame frame) implements Architecture {

    /** The architecture and what can be set. */
    public static final Kind<SharedBottomArchitecture> KIND = new Kind<>(
            "shared-bottom",
            Architecture.settings(List.of(BOTTOM_UNITS), Frame.SETTINGS, List.of()),
            chosen -> new SharedBottomArchitecture(chosen.of(BOTTOM_UNITS), Frame.of(chosen)));

    /** Checks the ranges. */
    public SharedBottomArchitecture {
        BOTTOM_UNITS.checked(bottomUnits);
    }

    @Override
    public Kind<SharedBottomArchitecture> kind() {
        return KIND;
    }

    @Override
    public long linearOutputs(int tasks) {
        return bottomUnits;
    }

    @Override
    public void checkSizes(InputShape in, int tasks) {
        Sizes.checkInput(in, frame, tasks, bottomUnits, "bottom-units");
        Sizes.checkTowers(frame, tasks, bottomUnits, "bottom-units");
    }

    @Override
    public Network build(InputShape in, List<Task> tasks, Start start) {
        NetworkBuilder network = new NetworkBuilder(in, tasks, frame, start);
        checkSizes(in, network.outputs());
        Activations bottom = network.input(
                new LinearOutputs("bottom.weight", List.of(new Block("bottom", bottomUnits, bottomUnits))));
        return network.build(network.readByAll(network.rectified(bottom)));
    }
}
