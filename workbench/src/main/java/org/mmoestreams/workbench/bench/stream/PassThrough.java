package org.mmoestreams.workbench.bench.stream;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;

/** The least that a learner could do: answers every event with the same prediction. Has no store and learns nothing. */
final class PassThrough implements Processor<byte[], byte[], byte[], byte[]> {

    private final Function<byte[], byte[]> answers;
    private ProcessorContext<byte[], byte[]> context;

    private PassThrough(Function<byte[], byte[]> answers) {
        this.answers = answers;
    }

    /**
     * Features to pass-through to predictions.
     *
     * @param answers from the bytes of an event to those of a prediction, for one thread each
     */
    static Topology topology(Settings settings, Supplier<Function<byte[], byte[]>> answers) {
        Topology topology = new Topology();
        topology.addSource(
                "features",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                settings.topics().features());
        topology.addProcessor("pass-through", () -> new PassThrough(answers.get()), "features");
        topology.addSink(
                "predictions",
                settings.topics().name(TopicRole.PREDICTIONS),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                "pass-through");
        return topology;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte[] answer = answers.apply(record.value());
        context.forward(new Record<>(record.key(), answer, context.currentSystemTimeMs()));
    }
}
