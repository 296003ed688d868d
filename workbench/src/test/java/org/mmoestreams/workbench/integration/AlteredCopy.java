package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;

/** A copy of an application's own topics under another application id, in which something is other. */
final class AlteredCopy {

    private final TestKafka kafka;
    private final Pipeline pipeline;
    private final String id = TestKafka.unique("copy");

    AlteredCopy(TestKafka kafka, Pipeline pipeline) {
        this.kafka = kafka;
        this.pipeline = pipeline;
    }

    /** Copies all, and alters each window of partition 0. */
    AlteredCopy withWindows(UnaryOperator<LearntWindow> altered) {
        copy(StoredModels.MODEL_STORE + "-changelog", UnaryOperator.identity());
        copy(StoredModels.WINDOW_STORE + "-changelog", UnaryOperator.identity());
        copy(InternalTopic.HISTORY.suffix(), record -> {
            LearntWindow window = AvroBytes.to(LearntWindow.class, record.value());
            boolean isFirst = window.getPartition() == 0;
            return isFirst
                    ? new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), AvroBytes.of(altered.apply(window)))
                    : record;
        });
        return this;
    }

    /** Copies all, and alters the last byte of the newest chunks of partition 0 whose names begin so. */
    AlteredCopy withChunks(String name) {
        copy(StoredModels.MODEL_STORE + "-changelog", record -> {
            String key = new String(record.key(), UTF_8);
            if (record.partition() == 0 && key.startsWith(name)) {
                record.value()[record.value().length - 1] ^= 1;
            }
            return record;
        });
        copy(StoredModels.WINDOW_STORE + "-changelog", UnaryOperator.identity());
        copy(InternalTopic.HISTORY.suffix(), UnaryOperator.identity());
        return this;
    }

    /** Copies all, and has partition 0 have read one label more. */
    AlteredCopy withOneMoreLabelRead() {
        copy(StoredModels.MODEL_STORE + "-changelog", UnaryOperator.identity());
        copy(StoredModels.WINDOW_STORE + "-changelog", record -> {
            boolean isPosition = new String(record.key(), UTF_8).equals(InputPosition.keyOf(TopicRole.LABELS));
            return isPosition && record.partition() == 0
                    ? new ProducerRecord<>(record.topic(), 0, record.key(), oneMore(record.value()))
                    : record;
        });
        copy(InternalTopic.HISTORY.suffix(), UnaryOperator.identity());
        return this;
    }

    CapturedRun audit() {
        return CapturedRun.of(pipeline.commandLine("audit", "--set", "application-id=" + id));
    }

    private static byte[] oneMore(byte[] position) {
        InputPosition read = InputPosition.read(position);
        return new InputPosition(read.topic(), read.next() + 1).write();
    }

    private void copy(String suffix, UnaryOperator<ProducerRecord<byte[], byte[]>> altered) {
        String from = pipeline.settings().applicationId() + "-" + suffix;
        String to = kafka.createTopic(id + "-" + suffix, new TopicAdmin(kafka.admin()).partitions(from));
        List<ConsumerRecord<byte[], byte[]>> records = kafka.allRecords(from);
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            records.stream()
                    .map(record -> new ProducerRecord<>(to, record.partition(), record.key(), record.value()))
                    .map(altered)
                    .map(producer::send)
                    .toList()
                    .forEach(Futures::get);
        }
    }
}
