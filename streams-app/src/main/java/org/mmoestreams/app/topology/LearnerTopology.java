package org.mmoestreams.app.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.learner.CarriedHeaders;
import org.mmoestreams.app.learner.CheckedLearner;
import org.mmoestreams.app.learner.Drifting;
import org.mmoestreams.app.learner.Inputs;
import org.mmoestreams.app.learner.LearnerNode;
import org.mmoestreams.app.learner.ModelStart;
import org.mmoestreams.app.learner.Outlets;
import org.mmoestreams.app.metrics.MetricsNode;
import org.mmoestreams.app.nodes.Arrivals;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Sink;
import org.mmoestreams.app.nodes.Source;
import org.mmoestreams.app.observe.StreamWatch;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.registry.TopicValues;
import org.mmoestreams.client.registry.ValueDeserializer;
import org.mmoestreams.client.registry.ValueSerializer;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.client.topics.Topics;

/**
 * The one topology: the list of its nodes, put together. Events go to the learner, scored windows from there to the
 * metrics. Internal topics, changelogs and required permissions follow from the list.
 */
public final class LearnerTopology {

    /** A node comes after those that it gets records from. */
    private static final List<NodeType> NODES = List.of(
            new NodeType(Arrivals.EVENTS, parts -> arrivals(TopicRole.FEATURES, parts)),
            new NodeType(Arrivals.LABELS, parts -> arrivals(TopicRole.LABELS, parts)),
            new NodeType(LearnerNode.PLAN, LearnerTopology::learner),
            new NodeType(MetricsNode.PLAN, LearnerTopology::metrics));

    private LearnerTopology() {}

    /** What each node that there may be reads, writes and keeps. */
    public static List<NodePlan> plans() {
        return NODES.stream().map(NodeType::plan).toList();
    }

    /** What each node that there is with some topics reads, writes and keeps. */
    public static List<NodePlan> plans(Topics topics) {
        return nodes(topics).stream().map(NodeType::plan).toList();
    }

    /**
     * All internal topics that there may be: those between nodes, and the changelogs of the stores. An application may
     * have left them behind that was configured otherwise.
     */
    public static List<String> internalTopics(String applicationId) {
        return internalTopics(plans(), applicationId);
    }

    /** The internal topics that there are with some settings. */
    public static List<String> internalTopics(Settings settings) {
        return internalTopics(plans(settings.topics()), settings.applicationId());
    }

    /** The internal topics that nodes write, as they are to be created. */
    public static List<TopicSpec> topicsBetween(Settings settings) {
        return plans(settings.topics()).stream()
                .flatMap(plan -> plan.sinks().stream())
                .map(Sink::topic)
                .filter(InternalTopic.class::isInstance)
                .map(InternalTopic.class::cast)
                .map(topic -> topic.spec(settings.applicationId()))
                .toList();
    }

    /** The topics that nodes read, the shared ones and those between nodes. */
    public static List<String> sources(Settings settings) {
        return plans(settings.topics()).stream()
                .flatMap(plan -> plan.sources().stream())
                .map(source -> settings.name(source.topic()))
                .distinct()
                .toList();
    }

    /**
     * The changelogs of all that is kept of a topic's records: by the nodes that read it, and by those that get records
     * from these without a topic between.
     */
    public static List<String> changelogsBehind(TopicName source, Settings settings) {
        Set<String> readers = new HashSet<>();
        List<String> changelogs = new ArrayList<>();
        // a node comes after its parents: one look at each is enough
        for (NodePlan plan : plans(settings.topics())) {
            boolean reads =
                    plan.sources().stream().anyMatch(each -> each.topic().equals(source));
            if (reads || plan.parents().stream().anyMatch(readers::contains)) {
                readers.add(plan.name());
                plan.changelogs().forEach(changelog -> changelogs.add(settings.name(changelog)));
            }
        }
        return changelogs;
    }

    /** The changelogs of what is kept only where there is a topic, which there need not be. */
    public static List<String> changelogsOf(TopicRole optional, Settings settings) {
        return plans(settings.topics()).stream()
                .flatMap(plan -> plan.changelogsOf(optional).stream())
                .map(settings::name)
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
        return build(settings, schema, limits, checks, WireFormat.SINGLE_OBJECT);
    }

    /**
     * The topology.
     *
     * @param limits what the brokers say of the topics
     * @param checks who looks at what the nodes do
     * @param format the format that values have; stays open
     */
    public static Topology build(
            Settings settings, EventSchema schema, TopicLimits limits, NodeChecks checks, WireFormat format) {
        NodeType.Parts parts = new NodeType.Parts(settings, schema, limits, checks, format);
        TopicValues values = TopicFormats.values(settings, format);
        Topology topology = new Topology();
        for (NodeType node : nodes(settings.topics())) {
            add(topology, node.plan(), node.processors().apply(parts), new Ends(settings, values));
        }
        return topology;
    }

    /**
     * What is known of the topics at the topology's ends.
     *
     * @param settings have their names
     * @param values what is in them
     */
    private record Ends(Settings settings, TopicValues values) {

        String name(TopicName topic) {
            return settings.name(topic);
        }
    }

    private static List<String> internalTopics(List<NodePlan> plans, String applicationId) {
        Stream<InternalTopic> between = plans.stream()
                .flatMap(NodePlan::topics)
                .filter(InternalTopic.class::isInstance)
                .map(InternalTopic.class::cast);
        Stream<InternalTopic> changelogs = plans.stream().flatMap(plan -> plan.changelogs().stream());
        return Stream.concat(between, changelogs)
                .distinct()
                .map(topic -> topic.of(applicationId))
                .toList();
    }

    private static void add(Topology topology, NodePlan plan, ProcessorSupplier<?, ?, ?, ?> processors, Ends ends) {
        for (Source source : plan.sources()) {
            topology.addSource(
                    source.reset(),
                    source.name(),
                    source.times().apply(ends.settings().topics()),
                    new ByteArrayDeserializer(),
                    new ValueDeserializer(ends.values()),
                    ends.name(source.topic()));
        }
        String[] parents = Stream.concat(plan.sources().stream().map(Source::name), plan.parents().stream())
                .toArray(String[]::new);
        topology.addProcessor(plan.name(), processors, parents);
        plan.stores().forEach(kept -> topology.addStateStore(kept.store().get(), plan.name()));
        for (Sink sink : plan.sinks()) {
            topology.addSink(
                    sink.name(),
                    ends.name(sink.topic()),
                    new ByteArraySerializer(),
                    new ValueSerializer(ends.values()),
                    plan.name());
        }
    }

    private static ProcessorSupplier<?, ?, ?, ?> arrivals(TopicRole input, NodeType.Parts parts) {
        return new Arrivals(input, parts.settings().topics());
    }

    private static ProcessorSupplier<?, ?, ?, ?> learner(NodeType.Parts parts) {
        Settings settings = parts.settings();
        LearnerNode learner = new LearnerNode(
                new Inputs(
                        parts.schema(),
                        settings.event().maxAhead(),
                        LabelInputs.of(parts),
                        new TopicFormat(parts.format(), settings.topics().features())),
                ModelStart.of(settings, parts.schema().spec()),
                settings.window(),
                new Drifting(settings.drift(), settings.topics().has(TopicRole.DRIFT)),
                new Outlets(
                        parts.limits().maxDeadLetterBytes(),
                        CarriedHeaders.named(settings.predictions().headers()),
                        settings.metrics().scopes().slices(),
                        parts.checks().observations(),
                        StreamWatch.of(parts.schema().spec(), parts.checks().observations()),
                        parts.checks().models()));
        return new CheckedLearner(learner, parts.checks().inputs());
    }

    private static ProcessorSupplier<?, ?, ?, ?> metrics(NodeType.Parts parts) {
        MetricsNode metrics = new MetricsNode(
                parts.settings().metrics(),
                parts.schema().spec().tasks(),
                parts.limits().featurePartitions(),
                parts.checks().observations(),
                parts.settings().topics().has(TopicRole.EXPERTS),
                ModelStart.of(parts.settings(), parts.schema().spec()).firstWindow());
        return new CheckedNode(metrics, parts.checks().metrics(), parts.checks().metricsEnded());
    }

    private static List<NodeType> nodes(Topics topics) {
        List<NodeType> there =
                NODES.stream().filter(node -> node.plan().isAmong(topics)).toList();
        Set<String> names = there.stream().map(node -> node.plan().name()).collect(Collectors.toSet());
        return there.stream()
                .map(node -> new NodeType(node.plan().among(topics, names), node.processors()))
                .toList();
    }
}
