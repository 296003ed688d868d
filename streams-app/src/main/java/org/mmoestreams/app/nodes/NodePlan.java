package org.mmoestreams.app.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.StoreBuilder;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;

/**
 * What a node of the topology reads, writes and keeps: known before anything is configured. Topics, changelogs and
 * required permissions follow from the plans of all nodes.
 *
 * @param name its name in the topology
 * @param parents the names of nodes that it gets records from
 * @param sources the topics that it reads
 * @param sinks the topics that it writes
 * @param stores make the stores that it keeps, anew for each topology
 */
public record NodePlan(
        String name,
        List<String> parents,
        List<Source> sources,
        List<Sink> sinks,
        List<Supplier<? extends StoreBuilder<?>>> stores) {

    /** Keeps copies of the lists. */
    public NodePlan {
        parents = List.copyOf(parents);
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
        stores = List.copyOf(stores);
    }

    /** A node that reads, writes and keeps nothing yet. */
    public static NodePlan named(String name) {
        return new NodePlan(name, List.of(), List.of(), List.of(), List.of());
    }

    /** The same node with one more node that it gets records from. */
    public NodePlan after(NodePlan parent) {
        return new NodePlan(name, and(parents, parent.name), sources, sinks, stores);
    }

    /** The same node with one more topic that it reads. */
    public NodePlan reads(Source source) {
        return new NodePlan(name, parents, and(sources, source), sinks, stores);
    }

    /** The same node with one more topic that it writes. */
    public NodePlan writes(Sink sink) {
        return new NodePlan(name, parents, sources, and(sinks, sink), stores);
    }

    /** The same node with one more store. */
    public NodePlan keeps(Supplier<? extends StoreBuilder<?>> store) {
        return new NodePlan(name, parents, sources, sinks, and(stores, store));
    }

    /** The changelogs of those of its stores that have one, in their order. */
    public List<InternalTopic> changelogs() {
        return stores.stream()
                .<StoreBuilder<?>>map(Supplier::get)
                .filter(StoreBuilder::loggingEnabled)
                .map(store -> InternalTopic.changelogOf(store.name()))
                .toList();
    }

    /** All topics that it reads and writes, its changelogs excepted. */
    public Stream<TopicName> topics() {
        return Stream.concat(sources.stream().map(Source::topic), sinks.stream().map(Sink::topic));
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
