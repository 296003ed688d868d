package org.mmoestreams.app.topology;

import java.util.function.IntConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A node of the topology that looks at its stored state whenever it gets a partition, before it goes on from it.
 *
 * @param node the node
 * @param check throws when it must not go on, given the partition; called on the stream thread once state is restored
 * @param ended called on the stream thread when it has a partition no longer
 */
record CheckedNode(ProcessorSupplier<byte[], byte[], byte[], byte[]> node, IntConsumer check, Runnable ended)
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        Processor<byte[], byte[], byte[], byte[]> processor = node.get();
        return new Processor<>() {

            @Override
            public void init(ProcessorContext<byte[], byte[]> context) {
                check.accept(context.taskId().partition());
                processor.init(context);
            }

            @Override
            public void process(Record<byte[], byte[]> record) {
                processor.process(record);
            }

            @Override
            public void close() {
                processor.close();
                ended.run();
            }
        };
    }
}
