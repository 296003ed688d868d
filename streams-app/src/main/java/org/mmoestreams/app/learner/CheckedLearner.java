package org.mmoestreams.app.learner;

import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A learner that makes sure, whenever it gets a partition, that the model it was given is the whole one.
 *
 * @param node the learner
 * @param check called on the stream thread once state is restored
 */
public record CheckedLearner(LearnerNode node, StateCheck check)
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    /** Looks at the state that a learner is about to go on from. */
    @FunctionalInterface
    public interface StateCheck {

        /**
         * Throws when a learner must not go on from it.
         *
         * @param partition the features partition
         * @param hasModel whether a model was restored
         */
        void check(int partition, boolean hasModel);
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        Processor<byte[], byte[], byte[], byte[]> learner = node.get();
        return new Processor<>() {

            @Override
            public void init(ProcessorContext<byte[], byte[]> context) {
                KeyValueStore<String, byte[]> models = context.getStateStore(LearnerNode.MODEL_STORE);
                check.check(context.taskId().partition(), models.get(ModelIdentity.KEY) != null);
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
