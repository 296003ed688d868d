package org.mmoestreams.app.learner;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.mmoestreams.app.nodes.Arrival;

/**
 * A learner that makes sure, whenever it gets a partition and while it has it, that model and events belong together.
 *
 * @param node the learner
 * @param inputs looks at where it goes on
 */
public record CheckedLearner(LearnerNode node, InputCheck inputs)
        implements ProcessorSupplier<byte[], Arrival, byte[], byte[]> {

    @Override
    public Processor<byte[], Arrival, byte[], byte[]> get() {
        return new LearnerProcessor(node, inputs);
    }
}
