package org.mmoestreams.app.api;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.ThreadMetadata;
import org.mmoestreams.app.committed.Committed;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.app.observe.Observed;

/**
 * What a running learner tells of itself.
 *
 * @param health how it does
 * @param observed what it noticed
 * @param committed what it has committed
 * @param threads its stream threads
 * @param kafka Kafka Streams' own metrics
 * @param partitions of the features topic
 */
public record Told(
        Supplier<Health> health,
        Supplier<Observed> observed,
        Committed committed,
        Supplier<Set<ThreadMetadata>> threads,
        Supplier<Map<MetricName, ? extends Metric>> kafka,
        int partitions) {}
