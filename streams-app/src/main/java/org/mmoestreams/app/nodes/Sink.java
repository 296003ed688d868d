package org.mmoestreams.app.nodes;

import org.mmoestreams.client.topics.TopicName;

/**
 * A topic that a node writes.
 *
 * @param name its name in the topology, which the node's processor forwards to
 * @param topic the topic
 * @param asksLimits whether the topic's limits are asked for, so that records can be kept within them
 */
public record Sink(String name, TopicName topic, boolean asksLimits) {

    /** A topic whose limits nobody asks for. */
    public static Sink of(String name, TopicName topic) {
        return new Sink(name, topic, false);
    }
}
