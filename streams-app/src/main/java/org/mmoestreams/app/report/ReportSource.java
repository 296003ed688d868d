package org.mmoestreams.app.report;

import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * A topic that a report is made of.
 *
 * @param role which one
 * @param type what its records are
 * @param absent what the page says where there is no such topic
 * @param use what a record does to a report
 */
record ReportSource<T extends SpecificRecordBase>(TopicRole role, Class<T> type, String absent, Use<T> use) {

    /** In the order in which they are read. */
    static final List<ReportSource<?>> ALL = List.of(
            new ReportSource<>(TopicRole.METRICS, TaskMetrics.class, "", Report::add),
            new ReportSource<>(
                    TopicRole.DRIFT,
                    DriftEvent.class,
                    "Changes of the stream are not marked: topics.drift names no topic.",
                    Report::add),
            new ReportSource<>(
                    TopicRole.EXPERTS,
                    ExpertMetrics.class,
                    "The use of experts is not drawn: topics.experts names no topic.",
                    Report::add));

    /** What a record does to a report. */
    @FunctionalInterface
    interface Use<T> {

        /** @param written when the record was written, in milliseconds since 1970 */
        void add(Report report, T value, long written);
    }

    /**
     * Adds a record; one without a value, a tombstone, says nothing.
     *
     * @throws IllegalStateException when it is no record of the topic
     */
    void add(ConsumerRecord<byte[], byte[]> record, Report report) {
        if (record.value() == null) {
            return;
        }
        T value;
        try {
            value = AvroBytes.to(type, record.value());
        } catch (UncheckedIOException | org.apache.avro.AvroRuntimeException undecodable) {
            throw new IllegalStateException(
                    record.topic() + "-" + record.partition() + ", offset " + record.offset() + ": "
                            + record.value().length + " bytes (expected: an Avro single-object encoding of "
                            + type.getSimpleName() + "; have the topic read that a learner writes)",
                    undecodable);
        }
        use.add(report, value, record.timestamp());
    }
}
