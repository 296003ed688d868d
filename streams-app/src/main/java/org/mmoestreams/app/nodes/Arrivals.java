package org.mmoestreams.app.nodes;

import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.config.RecordTimes;
import org.mmoestreams.client.topics.TopicRole;

/**
 * Stands before the learner and hands each record on as a record of now, with the record as it came for its value.
 * Kafka Streams gives what is put into a store the time of the record that is worked on; the time of an event's record
 * may be any, and brokers refuse times that are too far from theirs ({@code message.timestamp.before.max.ms},
 * {@code message.timestamp.after.max.ms}).
 */
public final class Arrivals implements ProcessorSupplier<byte[], byte[], byte[], Record<byte[], byte[]>> {

    /**
     * Reads events. An offset that was lost, or points nowhere, is an operator's to set: a reset learns events twice,
     * or never.
     */
    public static final NodePlan PLAN = NodePlan.named("arrivals")
            .reads(new Source("features", TopicRole.FEATURES, AutoOffsetReset.none(), RecordTimes::new));

    @Override
    public Processor<byte[], byte[], byte[], Record<byte[], byte[]>> get() {
        return new Processor<>() {

            private ProcessorContext<byte[], Record<byte[], byte[]>> context;

            @Override
            public void init(ProcessorContext<byte[], Record<byte[], byte[]>> context) {
                this.context = context;
            }

            @Override
            public void process(Record<byte[], byte[]> record) {
                context.forward(at(context.currentSystemTimeMs(), record));
            }
        };
    }

    /** The record of a moment that has a record as it came for its value. */
    public static Record<byte[], Record<byte[], byte[]>> at(long now, Record<byte[], byte[]> record) {
        return new Record<>(record.key(), record, now, record.headers());
    }
}
