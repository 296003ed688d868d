package org.mmoestreams.app.nodes;

import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/**
 * Stands between an input and the learner and hands each record on as a record of now, with the record as it came for
 * its value. Kafka Streams gives what is put into a store the time of the record that is worked on; the time of an
 * input's record may be any, and brokers refuse times that are too far from theirs
 * ({@code message.timestamp.before.max.ms}, {@code message.timestamp.after.max.ms}).
 */
public final class Arrivals implements ProcessorSupplier<byte[], byte[], byte[], Arrival> {

    /** Reads events. */
    public static final NodePlan EVENTS = plan("arrivals", TopicRole.FEATURES);

    /** Reads labels, where there is a topic of them. */
    public static final NodePlan LABELS = plan("label-arrivals", TopicRole.LABELS);

    private final InputTimes times;

    /**
     * Hands on the records of one input.
     *
     * @param topics all topics, of which it is one
     */
    public Arrivals(TopicRole input, Topics topics) {
        times = InputTimes.of(input, topics);
    }

    @Override
    public Processor<byte[], byte[], byte[], Arrival> get() {
        return new Processor<>() {

            private ProcessorContext<byte[], Arrival> context;

            @Override
            public void init(ProcessorContext<byte[], Arrival> context) {
                this.context = context;
            }

            @Override
            public void process(Record<byte[], byte[]> record) {
                context.forward(at(context.currentSystemTimeMs(), new Arrival(times.input(), times.restored(record))));
            }
        };
    }

    /** The record of a moment that has a record as it came for its value. */
    public static Record<byte[], Arrival> at(long now, Arrival arrival) {
        Record<byte[], byte[]> record = arrival.record();
        return new Record<>(record.key(), arrival, now, record.headers());
    }

    /** An offset that was lost, or points nowhere, is an operator's to set: a reset learns events twice, or never. */
    private static NodePlan plan(String name, TopicRole input) {
        return NodePlan.named(name)
                .reads(new Source(input.label(), input, AutoOffsetReset.none(), topics -> InputTimes.of(input, topics)
                        .extractor()));
    }
}
