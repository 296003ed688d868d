package org.mmoestreams.app.learner;

import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A learner that makes sure, whenever it gets a partition, that the model it was given is the whole one.
 *
 * @param node the learner
 * @param check takes the partition and throws when its stored model is damaged; called on the stream thread once state is restored
 */
public record CheckedLearner(LearnerNode node, IntConsumer check)
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        Processor<byte[], byte[], byte[], byte[]> learner = node.get();
        return new Processor<>() {

            @Override
            public void init(ProcessorContext<byte[], byte[]> context) {
                check.accept(context.taskId().partition());
                learner.init(context);
            }

            @Override
            public void process(Record<byte[], byte[]> event) {
                learner.process(event);
            }

            @Override
            public void close() {
                learner.close();
            }
        };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return node.stores();
    }
}
