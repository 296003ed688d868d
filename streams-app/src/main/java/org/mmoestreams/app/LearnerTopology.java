package org.mmoestreams.app;

import java.util.List;
import java.util.function.IntConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.learner.CheckedLearner;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.app.learner.LearnerNode;
import org.mmoestreams.app.learner.StoredModels;
import org.mmoestreams.app.metrics.MetricsNode;
import org.mmoestreams.app.serde.EventSchema;
import org.mmoestreams.features.Task;

/**
 * The one topology: features to learner; learner to predictions, dead letters and scored windows; scored windows to metrics;
 * metrics to their topic.
 */
public final class LearnerTopology {

    private static final String FEATURES = "features";
    private static final String LEARNER = "learner";
    private static final String SCORED_WINDOWS_SOURCE = "scored-windows-source";
    private static final String METRICS = "metrics";
    private static final String METRICS_SINK = "task-metrics";

    private LearnerTopology() {}

    /** The internal topic between learner and metrics; it has one partition. */
    public static String scoredWindowsTopic(String applicationId) {
        return applicationId + "-scored-windows";
    }

    /** The changelog topic of the metrics store. */
    static String metricsChangelog(String applicationId) {
        return applicationId + "-" + MetricsNode.STORE + "-changelog";
    }

    /** All internal topics: the one above and the changelogs of the stores. */
    public static List<String> internalTopics(String applicationId) {
        return List.of(
                scoredWindowsTopic(applicationId),
                StoredModels.modelTopic(applicationId),
                StoredModels.windowTopic(applicationId),
                metricsChangelog(applicationId));
    }

    /**
     * The topology.
     *
     * @param limits what the brokers say of the topics
     */
    public static Topology build(Settings settings, EventSchema schema, TopicLimits limits) {
        return build(settings, schema, limits, InputCheck.NONE, partition -> {});
    }

    /**
     * The topology.
     *
     * @param limits what the brokers say of the topics
     * @param inputs throws when a learner must not go on from what is stored
     * @param metricsCheck throws when the metrics must not go on from what is stored, given the partition
     */
    static Topology build(
            Settings settings, EventSchema schema, TopicLimits limits, InputCheck inputs, IntConsumer metricsCheck) {
        Topics topics = settings.topics();
        String scoredWindows = scoredWindowsTopic(settings.applicationId());
        List<Task> tasks = schema.spec().tasks();
        LearnerNode learner = new LearnerNode(
                schema,
                settings.event().maxAhead(),
                settings.learner(),
                settings.window(),
                limits.maxDeadLetterBytes());
        MetricsNode metrics = new MetricsNode(settings.metrics(), tasks, limits.featurePartitions());
        Topology topology = new Topology();
        // an offset that was lost, or points nowhere, is an operator's to set: a reset learns events twice, or never
        source(topology, AutoOffsetReset.none(), FEATURES, topics.features());
        topology.addProcessor(LEARNER, new CheckedLearner(learner, inputs), FEATURES);
        sink(topology, LearnerNode.PREDICTIONS, topics.predictions(), LEARNER);
        sink(topology, LearnerNode.DEAD_LETTERS, topics.deadLetters(), LEARNER);
        sink(topology, LearnerNode.SCORED_WINDOWS, scoredWindows, LEARNER);
        // the metrics know by number which windows they have had
        source(topology, AutoOffsetReset.earliest(), SCORED_WINDOWS_SOURCE, scoredWindows);
        topology.addProcessor(METRICS, new CheckedNode(metrics, metricsCheck), SCORED_WINDOWS_SOURCE);
        sink(topology, METRICS_SINK, topics.metrics(), METRICS);
        return topology;
    }

    private static void source(Topology topology, AutoOffsetReset reset, String name, String topic) {
        topology.addSource(reset, name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }
}
