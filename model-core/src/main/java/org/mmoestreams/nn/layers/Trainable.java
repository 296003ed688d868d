package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * A part of a network that learns: weights, and state beside them. A training step is a forward pass, a backward pass,
 * {@code begin} of the optimisers' step and {@link #update}. Not for several threads at once.
 */
public interface Trainable extends Chunked, AutoCloseable {

    /** The parts that this consists of, in a fixed order; empty for one that has no parts. */
    default List<? extends Trainable> parts() {
        return List.of();
    }

    /** The weights of this and its parts, in a fixed order. */
    default List<Weights> weights() {
        return parts().stream().flatMap(part -> part.weights().stream()).toList();
    }

    /**
     * State of this and its parts beside the weights, in a fixed order: a function of the rows that were learnt.
     * Everything of it is stored with the weights.
     */
    default List<Chunked> moments() {
        return parts().stream().flatMap(part -> part.moments().stream()).toList();
    }

    /** What regularisers add to the loss: for the weights, and for the outputs of the last forward pass. */
    default double penalty() {
        return parts().stream().mapToDouble(Trainable::penalty).sum();
    }

    /**
     * Lets the optimisers, whose step was begun, apply the gradients of the last backward pass.
     *
     * @throws IllegalStateException when there was none since the last update
     */
    default void update() {
        parts().forEach(Trainable::update);
    }

    @Override
    default Collection<String> chunkNames() {
        return chunked().stream().flatMap(part -> part.chunkNames().stream()).toList();
    }

    @Override
    default void drainChanges(ChunkSink sink) {
        chunked().forEach(part -> part.drainChanges(sink));
    }

    @Override
    default void load(ChunkKey key, byte[] value) {
        Chunked owner = chunked().stream()
                .filter(part -> part.chunkNames().contains(key.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "chunk: " + key + " (expected: one of " + chunkNames() + "; the state is of another network)"));
        owner.load(key, value);
    }

    /** Gives native memory back; may be called more than once. */
    @Override
    default void close() {
        weights().forEach(Weights::close);
    }

    private List<Chunked> chunked() {
        List<Chunked> all = new ArrayList<>(weights());
        all.addAll(moments());
        return all;
    }
}
