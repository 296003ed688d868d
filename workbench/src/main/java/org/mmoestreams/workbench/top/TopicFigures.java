package org.mmoestreams.workbench.top;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.DeadLetterHeaders;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;

/** What the records of the output topics add up to. Its size does not grow with them. */
final class TopicFigures {

    private static final String NO_REASON = "no reason given";
    /** Far more reasons than the learner has. */
    private static final int MOST_REASONS = 100;

    private final RecentPredictions recent = new RecentPredictions();
    private final SortedMap<String, TaskMetrics> total = new TreeMap<>();
    private final SortedMap<String, TaskMetrics> sliding = new TreeMap<>();
    private final SortedMap<String, Long> deadLetters = new TreeMap<>();
    private long predictions;
    private long changes;
    private Optional<String> newestChange = Optional.empty();

    /**
     * Takes a record.
     *
     * @param now the present, in milliseconds since 1970
     * @throws RuntimeException when it is not what its topic should hold
     */
    void add(TopicRole topic, ConsumerRecord<byte[], byte[]> record, long now) {
        switch (topic) {
            case PREDICTIONS -> predicted(record, now);
            case METRICS -> measured(AvroBytes.to(TaskMetrics.class, record.value()));
            case DEAD_LETTERS -> {
                String reason = reason(record);
                boolean isKnown = deadLetters.containsKey(reason) || deadLetters.size() < MOST_REASONS;
                deadLetters.merge(isKnown ? reason : NO_REASON, 1L, Long::sum);
            }
            case DRIFT -> changed(AvroBytes.to(DriftEvent.class, record.value()));
            case FEATURES, LABELS, EXPERTS -> throw new IllegalArgumentException(topic + ": is not shown");
        }
    }

    /**
     * All of it.
     *
     * @param input what is known of the inputs
     */
    Snapshot snapshot(InputState input, long now) {
        SortedMap<String, TaskFigures> tasks = new TreeMap<>();
        total.forEach((task, metrics) -> tasks.put(task, TaskFigures.of(metrics, sliding.get(task))));
        long version = total.values().stream()
                .mapToLong(TaskMetrics::getModelVersion)
                .max()
                .orElse(0);
        return new Snapshot(
                tasks,
                predictions,
                recent.perSecond(now),
                recent.delays(now),
                recent.idle(now),
                version,
                input.lag(),
                new TreeMap<>(deadLetters),
                changes,
                newestChange,
                input.note());
    }

    private void predicted(ConsumerRecord<byte[], byte[]> record, long now) {
        predictions++;
        recent.count(record.timestamp());
        if (RecentPredictions.isNew(record.timestamp(), now)) {
            Prediction prediction = AvroBytes.to(Prediction.class, record.value());
            recent.delayed(
                    record.timestamp(),
                    record.timestamp() - prediction.getEventTime().toEpochMilli());
        }
    }

    private void measured(TaskMetrics metrics) {
        if (metrics.getScope() == MetricsScope.TOTAL) {
            total.put(metrics.getTask(), metrics);
        } else if (metrics.getScope() == MetricsScope.SLIDING) {
            sliding.put(metrics.getTask(), metrics);
        }
    }

    private void changed(DriftEvent change) {
        changes++;
        String what = change.getTask() == null ? "field " + change.getField() : "task " + change.getTask();
        newestChange = Optional.of(what + " after " + change.getRows() + " rows, by " + change.getDetector());
    }

    private static String reason(ConsumerRecord<byte[], byte[]> record) {
        Header reason = record.headers().lastHeader(DeadLetterHeaders.REASON);
        return reason == null || reason.value() == null
                ? NO_REASON
                : new String(reason.value(), StandardCharsets.UTF_8);
    }
}
