package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams, as it makes them itself, but for one thing: a consumer that comes to a damaged batch of the features
 * topic notes it and goes on with the other partitions. So what came before is processed and committed before the learner
 * ends; a consumer's exception would undo it.
 */
final class InputClients implements KafkaClientSupplier {

    private final String features;
    private final UnreadablePlaces unreadable;

    InputClients(String features, UnreadablePlaces unreadable) {
        this.features = features;
        this.unreadable = unreadable;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new InputConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private final class InputConsumer extends KafkaConsumer<byte[], byte[]> {

        InputConsumer(Map<String, Object> config) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            try {
                return super.poll(timeout);
            } catch (KafkaException failed) {
                UnreadableInput place = UnreadableInput.of(failed).orElseThrow(() -> failed);
                if (!place.partition().topic().equals(features)) {
                    throw failed;
                }
                unreadable.add(place.at(position(place.partition())));
                return ConsumerRecords.empty();
            }
        }
    }
}
