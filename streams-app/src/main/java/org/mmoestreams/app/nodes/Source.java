package org.mmoestreams.app.nodes;

import java.util.function.Function;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.Topics;

/**
 * A topic that a node reads.
 *
 * @param name its name in the topology
 * @param topic the topic
 * @param reset where to begin in a partition without a committed offset
 * @param times makes what gives each record its time, where there are some topics
 */
public record Source(String name, TopicName topic, AutoOffsetReset reset, Function<Topics, TimestampExtractor> times) {}
