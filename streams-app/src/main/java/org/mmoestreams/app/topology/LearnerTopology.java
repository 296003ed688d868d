package org.mmoestreams.app.topology;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.learner.CarriedHeaders;
import org.mmoestreams.app.learner.CheckedLearner;
import org.mmoestreams.app.learner.LearnerNode;
import org.mmoestreams.app.learner.Outlets;
import org.mmoestreams.app.metrics.MetricsNode;
import org.mmoestreams.app.nodes.Arrivals;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Sink;
import org.mmoestreams.app.nodes.Source;
import org.mmoestreams.app.observe.StreamWatch;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;

/**
 * The one topology: the list of its nodes, put together. Events go to the learner, scored windows from there to the
 * metrics. Internal topics, changelogs and required permissions follow from the list.
 */
public final class LearnerTopology {

    /** A node comes after those that it gets records from. */
    private static final List<NodeType> NODES = List.of(
            new NodeType(Arrivals.PLAN, parts -> new Arrivals()),
            new NodeType(LearnerNode.PLAN, LearnerTopology::learner),
            new NodeType(MetricsNode.PLAN, LearnerTopology::metrics));

    private LearnerTopology() {}

    /** What each node reads, writes and keeps. */
    public static List<NodePlan> plans() {
        return NODES.stream().map(NodeType::plan).toList();
    }

    /** All internal topics: those between nodes, and the changelogs of the stores. */
    public static List<String> internalTopics(String applicationId) {
        Stream<InternalTopic> between = plans().stream()
                .flatMap(NodePlan::topics)
                .filter(InternalTopic.class::isInstance)
                .map(InternalTopic.class::cast);
        Stream<InternalTopic> changelogs = plans().stream().flatMap(plan -> plan.changelogs().stream());
        return Stream.concat(between, changelogs)
                .distinct()
                .map(topic -> topic.of(applicationId))
                .toList();
    }

    /** The topics that nodes read, the shared ones and those between nodes. */
    public static List<String> sources(Settings settings) {
        return plans().stream()
                .flatMap(plan -> plan.sources().stream())
                .map(source -> settings.name(source.topic()))
                .distinct()
                .toList();
    }

    /**
     * The changelogs of all that is kept of a topic's records: by the nodes that read it, and by those that get records
     * from these without a topic between.
     */
    public static List<String> changelogsBehind(TopicName source, String applicationId) {
        Set<String> readers = namesOf(
                plan -> plan.sources().stream().anyMatch(each -> each.topic().equals(source)));
        // a node comes after its parents: one look at each is enough
        for (NodePlan plan : plans()) {
            if (plan.parents().stream().anyMatch(readers::contains)) {
                readers.add(plan.name());
            }
        }
        return plans().stream()
                .filter(plan -> readers.contains(plan.name()))
                .flatMap(plan -> plan.changelogs().stream())
                .map(changelog -> changelog.of(applicationId))
                .toList();
    }

    /**
     * The topology.
     *
     * @param limits what the brokers say of the topics
     */
    public static Topology build(Settings settings, EventSchema schema, TopicLimits limits) {
        return build(settings, schema, limits, NodeChecks.none());
    }

    /**
     * The topology.
     *
     * @param limits what the brokers say of the topics
     * @param checks who looks at what the nodes do
     */
    public static Topology build(Settings settings, EventSchema schema, TopicLimits limits, NodeChecks checks) {
        NodeType.Parts parts = new NodeType.Parts(settings, schema, limits, checks);
        Topology topology = new Topology();
        for (NodeType node : NODES) {
            add(topology, node.plan(), node.processors().apply(parts), settings);
        }
        return topology;
    }

    private static void add(
            Topology topology, NodePlan plan, ProcessorSupplier<?, ?, ?, ?> processors, Settings settings) {
        for (Source source : plan.sources()) {
            topology.addSource(
                    source.reset(),
                    source.name(),
                    source.times().get(),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    settings.name(source.topic()));
        }
        String[] parents = Stream.concat(plan.sources().stream().map(Source::name), plan.parents().stream())
                .toArray(String[]::new);
        topology.addProcessor(plan.name(), processors, parents);
        plan.stores().forEach(store -> topology.addStateStore(store.get(), plan.name()));
        for (Sink sink : plan.sinks()) {
            topology.addSink(
                    sink.name(),
                    settings.name(sink.topic()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    plan.name());
        }
    }

    private static ProcessorSupplier<?, ?, ?, ?> learner(NodeType.Parts parts) {
        Settings settings = parts.settings();
        LearnerNode learner = new LearnerNode(
                parts.schema(),
                settings.event().maxAhead(),
                settings.learner(),
                settings.window(),
                new Outlets(
                        parts.limits().maxDeadLetterBytes(),
                        CarriedHeaders.named(settings.predictions().headers()),
                        parts.checks().observations(),
                        StreamWatch.of(parts.schema().spec(), parts.checks().observations())));
        return new CheckedLearner(learner, parts.checks().inputs());
    }

    private static ProcessorSupplier<?, ?, ?, ?> metrics(NodeType.Parts parts) {
        MetricsNode metrics = new MetricsNode(
                parts.settings().metrics(),
                parts.schema().spec().tasks(),
                parts.limits().featurePartitions(),
                parts.checks().observations());
        return new CheckedNode(metrics, parts.checks().metrics());
    }

    private static Set<String> namesOf(Predicate<NodePlan> which) {
        return plans().stream().filter(which).map(NodePlan::name).collect(Collectors.toSet());
    }
}
