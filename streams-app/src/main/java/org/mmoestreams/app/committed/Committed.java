package org.mmoestreams.app.committed;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.report.LiveReport;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.registry.TopicValues;
import org.mmoestreams.client.registry.ValueDeserializer;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * All that is known in this process of what its learner has committed since it started: bounded, and lost with it. Safe
 * for several threads.
 */
public final class Committed {

    private static final int MOST_METRICS = 512;
    private static final int MOST_EXPERTS = 256;
    private static final int MOST_DRIFTS = 256;
    private static final int MOST_DEAD_LETTERS = 100;

    private final Feed feed = new Feed();
    private final LiveReport report;
    private final CommittedModels models =
            new CommittedModels(model -> feed.tell(new Message(Message.MODEL, ModelProgress.of(model))));
    private final RecordTail<TaskMetrics> metrics;
    private final RecordTail<ExpertMetrics> experts;
    private final RecordTail<DriftEvent> drifts;
    private final RecordTail<DeadLetter> deadLetters =
            new RecordTail<>(DeadLetter::of, each -> "", tell(Message.DEAD_LETTER), MOST_DEAD_LETTERS);

    /**
     * Nothing yet.
     *
     * @param applicationId whose models are meant
     * @param values what the values of the application's topics are
     */
    public Committed(String applicationId, TopicValues values) {
        report = new LiveReport(applicationId);
        ValueDeserializer deserializer = new ValueDeserializer(values);
        metrics = new RecordTail<>(
                reading(TaskMetrics.class, deserializer),
                Committed::kind,
                reported(Message.METRICS, report::add),
                MOST_METRICS);
        experts = new RecordTail<>(
                reading(ExpertMetrics.class, deserializer),
                each -> each.getModelId() + "/" + each.getTask(),
                reported(Message.EXPERTS, report::add),
                MOST_EXPERTS);
        drifts = new RecordTail<>(
                reading(DriftEvent.class, deserializer),
                Committed::subject,
                reported(Message.DRIFT, report::add),
                MOST_DRIFTS);
    }

    /** The models. */
    public CommittedModels models() {
        return models;
    }

    /** Tasks' metrics; the newest of each task and scope of those that are always there. */
    public RecordTail<TaskMetrics> metrics() {
        return metrics;
    }

    /** How experts are used; the newest of each model and task. */
    public RecordTail<ExpertMetrics> experts() {
        return experts;
    }

    /** What pages draw of it. */
    public LiveReport report() {
        return report;
    }

    /** The metrics are measured here from now on. To be called on the stream thread. */
    public void metricsBegin() {
        report.measured(true);
    }

    /** The metrics are no longer measured here: what was newest is so no more. To be called on the stream thread. */
    public void metricsEnd() {
        report.measured(false);
        metrics.forgetNewest();
        experts.forgetNewest();
    }

    /** Changes of the stream; by the kind {@code task/NAME} or {@code field/NAME}. */
    public RecordTail<DriftEvent> drifts() {
        return drifts;
    }

    /** Events and labels that could not be used. */
    public RecordTail<DeadLetter> deadLetters() {
        return deadLetters;
    }

    /** Tells of all of it as it comes. */
    public Feed feed() {
        return feed;
    }

    /** Who is to be told of which topic. */
    public Map<String, CommitListener> listeners(Settings settings) {
        Map<String, CommitListener> listeners = new HashMap<>();
        listeners.put(settings.name(InternalTopic.changelogOf(StoredModels.MODEL_STORE)), models);
        Map<TopicRole, CommitListener> outputs = Map.of(
                TopicRole.METRICS, metrics,
                TopicRole.EXPERTS, experts,
                TopicRole.DRIFT, drifts,
                TopicRole.DEAD_LETTERS, deadLetters);
        outputs.forEach((role, listener) -> {
            if (settings.topics().has(role)) {
                listeners.put(settings.name(role), listener);
            }
        });
        return listeners;
    }

    /** The report knows of a record before others are told that there is one. */
    private <T> Consumer<T> reported(String type, ObjLongConsumer<T> adding) {
        Consumer<T> telling = tell(type);
        return record -> {
            adding.accept(record, System.currentTimeMillis());
            telling.accept(record);
        };
    }

    private <T> Consumer<T> tell(String type) {
        return record -> feed.tell(new Message(type, record));
    }

    private static <T extends SpecificRecordBase> Function<ProducerRecord<byte[], byte[]>, T> reading(
            Class<T> type, ValueDeserializer deserializer) {
        return record -> AvroBytes.to(type, deserializer.deserialize(record.topic(), record.headers(), record.value()));
    }

    /** {@code task/NAME} or {@code field/NAME}. */
    private static String subject(DriftEvent drift) {
        return drift.getTask() == null ? "field/" + drift.getField() : "task/" + drift.getTask();
    }

    private static String kind(TaskMetrics metrics) {
        MetricsScope scope = metrics.getScope();
        return scope == MetricsScope.SLIDING || scope == MetricsScope.TOTAL ? metrics.getTask() + "/" + scope : "";
    }
}
