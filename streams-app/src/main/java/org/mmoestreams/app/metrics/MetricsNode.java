package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Sink;
import org.mmoestreams.app.nodes.Source;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.features.Task;

/**
 * The metrics processor as a node of the topology, with its store.
 *
 * @param settings how many rows sliding metrics are over, and how often metrics are published
 * @param tasks the tasks to measure
 * @param partitions partitions of the features topic, which share the sliding rows
 * @param observations takes note of what is odd about the order of the scored windows
 */
public record MetricsNode(MetricsSettings settings, List<Task> tasks, int partitions, Observations observations)
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    /** The store of the metrics' state. */
    public static final String STORE = "metrics";
    /** The store of the mark that something changed, see {@link UnitOfWork}. */
    static final String CHANGES_STORE = "metrics-changes";

    /**
     * Reads scored windows, whose record times nobody asks for: the metrics know by number which windows they have had, and
     * brokers take any time that is now for what is put into the store. Writes each task's metrics.
     */
    public static final NodePlan PLAN = NodePlan.named("metrics")
            .reads(new Source(
                    "scored-windows-source",
                    InternalTopic.SCORED_WINDOWS,
                    AutoOffsetReset.earliest(),
                    WallclockTimestampExtractor::new))
            .writes(Sink.of("task-metrics", TopicRole.METRICS))
            .keeps(MetricsNode::store)
            .keeps(() -> UnitOfWork.store(CHANGES_STORE));

    /** A node whose observations nobody looks at. */
    public MetricsNode(MetricsSettings settings, List<Task> tasks, int partitions) {
        this(settings, tasks, partitions, new Observations(tasks));
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new MetricsProcessor(this);
    }

    /** Logged, so that it survives; not cached, since it is put into once a commit. */
    private static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"))
                .withCachingDisabled();
    }
}
