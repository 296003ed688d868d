package org.mmoestreams.nn;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;

/**
 * A step of a network. What it reads and what it writes was handed to it when it was made; a network calls its layers
 * in their order forward, and in the reverse order backward. A layer without weights or experts has no more than these
 * two.
 */
public interface Layer extends AutoCloseable {

    /** Computes what it writes from what it reads, in the given rows; each row by itself, bit for bit. */
    void forward(Rows rows);

    /** Whether {@link #forward(Rows, long)} is another than {@link #forward(Rows)}. */
    default boolean learnsByAnotherForward() {
        return false;
    }

    /**
     * Computes what a training step goes by: what {@link #forward(Rows)} does, unless the layer does something else in
     * training. The same for the same step.
     *
     * @param step the number of the step, from 1
     */
    default void forward(Rows rows, long step) {
        forward(rows);
    }

    /**
     * Computes the gradients by the weights, and by what it reads, from those by what it writes, for rows that {@link
     * #forward} saw last.
     *
     * @param rows from the first one on
     * @return the most that absolute gradients by the weights of a tensor sum to; not a number when one of them is not
     */
    double backward(Rows rows);

    /** Lets the optimisers apply the gradients of the last {@link #backward}. */
    default void update() {}

    /** Takes the weights anew; called after they were loaded or put back. */
    default void refresh() {}

    /** Puts the weights that are one task's alone, and their slots, back to where they started. */
    default void restart(int task) {}

    /**
     * Puts rows of the tables, and their slots, back to where they started.
     *
     * @param tableRows none of them twice
     * @return no weight that this put is beyond plus or minus it
     */
    default float restartRows(int[] tableRows) {
        return 0;
    }

    /** The parameters, in a fixed order. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** How experts were used in the given rows, which {@link #forward} saw last; empty for a layer without experts. */
    default Optional<ExpertUse> experts(Rows rows) {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
