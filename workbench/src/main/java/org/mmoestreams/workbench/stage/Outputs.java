package org.mmoestreams.workbench.stage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * What the learner has published, as a reader of committed records sees it: counts, and the newest metrics of each
 * task.
 */
public final class Outputs {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final SeenIds predicted = new SeenIds();
    private final Map<String, TaskMetrics> sliding = new TreeMap<>();
    private final Map<String, TaskMetrics> total = new TreeMap<>();
    private long records;
    private long predictions;
    private long deadLetters;

    /** Reads the topics from their beginnings; the caller closes the consumer. */
    public Outputs(Consumer<byte[], byte[]> consumer, Topics topics) {
        this.consumer = consumer;
        this.topics = topics;
        List<TopicPartition> partitions = List.of(
                        topics.name(TopicRole.PREDICTIONS),
                        topics.name(TopicRole.METRICS),
                        topics.name(TopicRole.DEAD_LETTERS))
                .stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what has come, for a tenth of a second at most when nothing has. */
    void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            records++;
            if (record.topic().equals(topics.name(TopicRole.PREDICTIONS))) {
                predictions++;
                predicted.add(new String(record.key(), StandardCharsets.UTF_8));
            } else if (record.topic().equals(topics.name(TopicRole.DEAD_LETTERS))) {
                deadLetters++;
            } else {
                keep(AvroBytes.to(TaskMetrics.class, record.value()));
            }
        }
    }

    /** Metrics of other scopes are of parts of the rows. */
    private void keep(TaskMetrics metrics) {
        if (metrics.getScope() == MetricsScope.SLIDING) {
            sliding.put(metrics.getTask(), metrics);
        } else if (metrics.getScope() == MetricsScope.TOTAL) {
            total.put(metrics.getTask(), metrics);
        }
    }

    /** Records read of all topics. */
    long records() {
        return records;
    }

    /**
     * Whether the newest metrics are over so many labelled rows of each task.
     *
     * @param labels rows by task
     */
    public boolean areOver(Map<String, Long> labels) {
        return labels.entrySet().stream()
                .allMatch(rows -> rows.getValue() == 0
                        || (total.containsKey(rows.getKey())
                                && total.get(rows.getKey()).getRows() >= rows.getValue()));
    }

    public long predictions() {
        return predictions;
    }

    /** Different events that were predicted, by their ids. */
    public long eventsPredicted() {
        return predicted.count();
    }

    public long deadLetters() {
        return deadLetters;
    }

    /** The newest metrics over the last rows, by task. */
    public Map<String, TaskMetrics> sliding() {
        return sliding;
    }

    /** The newest metrics since the start, by task. */
    public Map<String, TaskMetrics> total() {
        return total;
    }
}
