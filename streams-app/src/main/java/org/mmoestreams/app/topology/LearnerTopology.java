package org.mmoestreams.app.topology;

import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.RecordTimes;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.learner.Arrivals;
import org.mmoestreams.app.learner.CarriedHeaders;
import org.mmoestreams.app.learner.CheckedLearner;
import org.mmoestreams.app.learner.LearnerNode;
import org.mmoestreams.app.learner.Outlets;
import org.mmoestreams.app.learner.StoredModels;
import org.mmoestreams.app.metrics.MetricsNode;
import org.mmoestreams.app.serde.EventSchema;
import org.mmoestreams.app.topics.Topics;
import org.mmoestreams.features.Task;

/**
 * The one topology: features to learner; learner to predictions, dead letters and scored windows; scored windows to metrics;
 * metrics to their topic.
 */
public final class LearnerTopology {

    private static final String FEATURES = "features";
    private static final String ARRIVALS = "arrivals";
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
    public static String metricsChangelog(String applicationId) {
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
        return build(settings, schema, limits, NodeChecks.none(schema.spec().tasks()));
    }

    /**
     * The topology.
     *
     * @param limits what the brokers say of the topics
     * @param checks who looks at what the nodes do
     */
    public static Topology build(Settings settings, EventSchema schema, TopicLimits limits, NodeChecks checks) {
        Topics topics = settings.topics();
        String scoredWindows = scoredWindowsTopic(settings.applicationId());
        List<Task> tasks = schema.spec().tasks();
        LearnerNode learner = new LearnerNode(
                schema,
                settings.event().maxAhead(),
                settings.learner(),
                settings.window(),
                new Outlets(
                        limits.maxDeadLetterBytes(),
                        CarriedHeaders.named(settings.predictions().headers()),
                        checks.observations()));
        MetricsNode metrics =
                new MetricsNode(settings.metrics(), tasks, limits.featurePartitions(), checks.observations());
        Topology topology = new Topology();
        // an offset that was lost, or points nowhere, is an operator's to set: a reset learns events twice, or never
        source(topology, FEATURES, AutoOffsetReset.none(), new RecordTimes(), topics.features());
        topology.addProcessor(ARRIVALS, new Arrivals(), FEATURES);
        topology.addProcessor(LEARNER, new CheckedLearner(learner, checks.inputs()), ARRIVALS);
        sink(topology, LearnerNode.PREDICTIONS, topics.predictions(), LEARNER);
        sink(topology, LearnerNode.DEAD_LETTERS, topics.deadLetters(), LEARNER);
        sink(topology, LearnerNode.SCORED_WINDOWS, scoredWindows, LEARNER);
        // the metrics know by number which windows they have had. For what they put into their store, see Arrivals; the
        // time of a
        // scored window's record is not asked for
        TimestampExtractor now = new WallclockTimestampExtractor();
        source(topology, SCORED_WINDOWS_SOURCE, AutoOffsetReset.earliest(), now, scoredWindows);
        topology.addProcessor(METRICS, new CheckedNode(metrics, checks.metrics()), SCORED_WINDOWS_SOURCE);
        sink(topology, METRICS_SINK, topics.metrics(), METRICS);
        return topology;
    }

    private static void source(
            Topology topology, String name, AutoOffsetReset reset, TimestampExtractor times, String topic) {
        topology.addSource(reset, name, times, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }
}
