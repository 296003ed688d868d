package org.mmoestreams.workbench.top;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecordBase;
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
    private long unread;
    private String newestUnread = "";

    /**
     * Takes a record; one that is not what its topic should hold is counted, and named in the notes.
     *
     * @param now the present, in milliseconds since 1970
     */
    void add(TopicRole topic, ConsumerRecord<byte[], byte[]> record, long now) {
        try {
            take(topic, record, now);
        } catch (AvroRuntimeException undecodable) {
            unread++;
            newestUnread = record.topic() + "-" + record.partition() + " offset " + record.offset() + ": "
                    + undecodable.getMessage();
        }
    }

    private void take(TopicRole topic, ConsumerRecord<byte[], byte[]> record, long now) {
        switch (topic) {
            case PREDICTIONS -> predicted(record, now);
            case METRICS -> measured(decoded(TaskMetrics.class, record));
            case DEAD_LETTERS -> {
                String reason = reason(record);
                boolean isKnown = deadLetters.containsKey(reason) || deadLetters.size() < MOST_REASONS;
                deadLetters.merge(isKnown ? reason : NO_REASON, 1L, Long::sum);
            }
            case DRIFT -> changed(decoded(DriftEvent.class, record));
            case FEATURES, LABELS, EXPERTS -> throw new IllegalArgumentException(topic + ": is not shown");
        }
    }

    /**
     * All of it.
     *
     * @param input what is known of the inputs
     * @param past records that there were at the start and that are still to be read; empty once all have been
     * @param now the present, in milliseconds since 1970
     */
    Snapshot snapshot(InputState input, OptionalLong past, long now) {
        SortedMap<String, TaskFigures> tasks = new TreeMap<>();
        total.forEach((task, metrics) -> tasks.put(task, TaskFigures.of(metrics, sliding.get(task))));
        long version = total.values().stream()
                .mapToLong(TaskMetrics::getModelVersion)
                .max()
                .orElse(0);
        return new Snapshot(
                tasks,
                predictions,
                past,
                past.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(recent.perSecond(now)),
                past.isPresent() ? Optional.empty() : recent.delays(now),
                recent.newest(),
                version,
                input.lag(),
                new TreeMap<>(deadLetters),
                changes,
                newestChange,
                notes(input));
    }

    private List<String> notes(InputState input) {
        List<String> notes = new ArrayList<>();
        if (!input.note().isEmpty()) {
            notes.add(input.note());
        }
        if (unread > 0) {
            notes.add("records that cannot be read: " + unread + ", the newest " + newestUnread);
        }
        return List.copyOf(notes);
    }

    private void predicted(ConsumerRecord<byte[], byte[]> record, long now) {
        long written = record.timestamp();
        if (RecentPredictions.isNew(written, now)) {
            Prediction prediction = decoded(Prediction.class, record);
            recent.delayed(written, written - prediction.getEventTime().toEpochMilli());
        }
        predictions++;
        recent.count(written);
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

    private static <T extends SpecificRecordBase> T decoded(Class<T> type, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new AvroRuntimeException("no value (expected: a record of this version)");
        }
        try {
            return AvroBytes.to(type, record.value());
        } catch (RuntimeException undecodable) {
            // damaged bytes fail in many ways
            throw new AvroRuntimeException(undecodable.getMessage(), undecodable);
        }
    }

    private static String reason(ConsumerRecord<byte[], byte[]> record) {
        Header reason = record.headers().lastHeader(DeadLetterHeaders.REASON);
        return reason == null || reason.value() == null
                ? NO_REASON
                : new String(reason.value(), StandardCharsets.UTF_8);
    }
}
