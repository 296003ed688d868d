package org.mmoestreams.app.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.StoreBuilder;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/**
 * What a node of the topology reads, writes and keeps: known before anything is configured, for whatever may be.
 * Topics, changelogs and required permissions follow from the plans of all nodes.
 *
 * @param name its name in the topology
 * @param parents the names of nodes that it gets records from
 * @param sources the topics that it reads
 * @param sinks the topics that it writes
 * @param stores the stores that it keeps
 */
public record NodePlan(String name, List<String> parents, List<Source> sources, List<Sink> sinks, List<Kept> stores) {

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
        return new NodePlan(name, parents, sources, sinks, and(stores, Kept.always(store)));
    }

    /** The same node with one more store, which is kept only where there is a topic. */
    public NodePlan keepsOf(TopicRole topic, Supplier<? extends StoreBuilder<?>> store) {
        return new NodePlan(name, parents, sources, sinks, and(stores, new Kept(store, Optional.of(topic))));
    }

    /** Whether there is such a node with some topics: one that reads topics needs one of them. */
    public boolean isAmong(Topics topics) {
        return sources.isEmpty()
                || sources.stream().anyMatch(source -> source.topic().isAmong(topics));
    }

    /**
     * What there is of it with some topics.
     *
     * @param nodes the names of the nodes that there are
     */
    public NodePlan among(Topics topics, Set<String> nodes) {
        return new NodePlan(
                name,
                parents.stream().filter(nodes::contains).toList(),
                sources.stream()
                        .filter(source -> source.topic().isAmong(topics))
                        .toList(),
                sinks.stream().filter(sink -> sink.topic().isAmong(topics)).toList(),
                stores.stream().filter(kept -> kept.isAmong(topics)).toList());
    }

    /** The changelogs of those of its stores that have one, in their order. */
    public List<InternalTopic> changelogs() {
        return changelogs(kept -> true);
    }

    /** The changelogs of those that are kept only where there is a topic. */
    public List<InternalTopic> changelogsOf(TopicRole topic) {
        return changelogs(kept -> kept.of().equals(Optional.of(topic)));
    }

    /** All topics that it reads and writes, its changelogs excepted. */
    public Stream<TopicName> topics() {
        return Stream.concat(sources.stream().map(Source::topic), sinks.stream().map(Sink::topic));
    }

    private List<InternalTopic> changelogs(Predicate<Kept> which) {
        return stores.stream()
                .filter(which)
                .<StoreBuilder<?>>map(kept -> kept.store().get())
                .filter(StoreBuilder::loggingEnabled)
                .map(store -> InternalTopic.changelogOf(store.name()))
                .toList();
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
