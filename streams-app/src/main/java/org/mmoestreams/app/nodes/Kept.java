package org.mmoestreams.app.nodes;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/**
 * A store that a node keeps.
 *
 * @param store makes it, anew for each topology
 * @param of the topic without which it is not kept; empty: it always is
 */
public record Kept(Supplier<? extends StoreBuilder<?>> store, Optional<TopicRole> of) {

    /** A store that is always kept. */
    static Kept always(Supplier<? extends StoreBuilder<?>> store) {
        return new Kept(store, Optional.empty());
    }

    boolean isAmong(Topics topics) {
        return of.isEmpty() || topics.has(of.get());
    }
}
