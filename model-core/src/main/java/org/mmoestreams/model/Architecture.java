package org.mmoestreams.model;

import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;

/**
 * A network and its sizes. An architecture is one file: a record of its sizes, which declares what can be set, checks
 * it, and builds the list of layers. Another one is that file, and its name in the two lists here.
 */
public sealed interface Architecture
        permits MmoeArchitecture,
                OmoeArchitecture,
                SharedBottomArchitecture,
                SingleTaskArchitecture,
                CgcArchitecture,
                PleArchitecture {

    /** Every architecture that can be chosen. */
    static List<Kind<? extends Architecture>> kinds() {
        return List.of(
                MmoeArchitecture.KIND,
                OmoeArchitecture.KIND,
                SharedBottomArchitecture.KIND,
                SingleTaskArchitecture.KIND,
                CgcArchitecture.KIND,
                PleArchitecture.KIND);
    }

    /** Which architecture it is. */
    Kind<? extends Architecture> kind();

    /** What is around what makes it the one that it is. */
    Frame frame();

    /**
     * Linear outputs that a row's embeddings and numbers are multiplied into, those of all tasks together.
     *
     * @param tasks how many outputs: as many as there are {@link NetworkTasks}
     */
    long linearOutputs(int tasks);

    /**
     * Weights that each embedded value has, those of all tasks together.
     *
     * @param tasks how many outputs: as many as there are {@link NetworkTasks}
     */
    default long weightsOfValue(int tasks) {
        return frame().embeddingWidth() + (frame().wide() ? tasks : 0L);
    }

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

    /** What can be set of an architecture: its own, what is around it, what its experts do in training. */
    static List<Setting<?>> settings(List<Setting<?>> own, List<Setting<?>> frame, List<Setting<?>> training) {
        return Stream.of(own, frame, training).flatMap(List::stream).toList();
    }
}
