package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.features.Task;

/**
 * The metrics processor as a node of the topology, with its store.
 *
 * @param settings how many rows sliding metrics are over, and how often metrics are published
 * @param tasks the tasks to measure
 * @param partitions partitions of the features topic
 * @param observations takes note of what is odd about the order of the scored windows
 * @param publishesExperts whether there is a topic for how experts are used
 * @param firstWindow the number of the first window of each partition
 */
public record MetricsNode(
        MetricsSettings settings,
        List<Task> tasks,
        int partitions,
        Observations observations,
        boolean publishesExperts,
        long firstWindow)
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    /** The store of the metrics' state. */
    public static final String STORE = "metrics";
    /** The store of the mark that something changed, see {@link UnitOfWork}. */
    static final String CHANGES_STORE = "metrics-changes";

    /** What the processors read, write and keep. */
    public static final NodePlan PLAN = MetricsProcessor.PLAN;

    /** A node whose observations nobody looks at, without a topic for experts. */
    public MetricsNode(MetricsSettings settings, List<Task> tasks, int partitions) {
        this(settings, tasks, partitions, new Observations(), false);
    }

    /** A node of models that begin with nothing. */
    public MetricsNode(
            MetricsSettings settings,
            List<Task> tasks,
            int partitions,
            Observations observations,
            boolean publishesExperts) {
        this(settings, tasks, partitions, observations, publishesExperts, 0);
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new MetricsProcessor(this);
    }

    /** Logged, so that it survives; not cached, since it is put into once a commit. */
    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"))
                .withCachingDisabled();
    }
}
