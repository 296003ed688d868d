package org.mmoestreams.model;

import java.util.List;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;

/**
 * A network and its sizes. An architecture is one file: a record of its sizes, which declares what can be set, checks
 * it, and builds the list of layers. Another one is that file, and its name in the two lists here.
 */
public sealed interface Architecture permits MmoeArchitecture {

    /** Every architecture that can be chosen. */
    static List<Kind<? extends Architecture>> kinds() {
        return List.of(MmoeArchitecture.KIND);
    }

    /** Which architecture it is. */
    Kind<? extends Architecture> kind();

    /**
     * Checks that the network for such rows can be; takes no memory for it.
     *
     * @param tasks how many outputs: as many as there are {@link NetworkTasks}
     * @throws IllegalArgumentException when it would be too large; names the settings that make it so
     */
    void checkSizes(InputShape in, int tasks);

    /**
     * A seeded network, whose native buffers its caller gives back by {@code close()}.
     *
     * @param tasks those of a spec; the network has an output for each of their {@link NetworkTasks}
     * @throws IllegalArgumentException when it would be too large; names the settings that make it so
     */
    Network build(InputShape in, List<Task> tasks, Start start);
}
