package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.mmoestreams.app.admin.UnresolvedBootstrapException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of Kafka Streams, as it makes them itself, but for one thing: a consumer that comes to a damaged batch of
 * an input notes it and gives nothing more. So what came before is processed and committed before the learner
 * ends; a consumer's exception would undo it. Records whose schema is not known yet are kept back. And where no
 * broker's name resolves, a client is waited for as brokers are, until this is closed.
 */
final class InputClients implements KafkaClientSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(InputClients.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Set<String> inputs;
    private final UnreadablePlaces unreadable;
    private final Supplier<AwaitedSchemas> schemas;
    private volatile boolean closed;

    /**
     * Clients for a topology.
     *
     * @param inputs the names of the inputs
     * @param unreadable takes note of damaged batches
     * @param schemas makes, for each consumer, what keeps records back whose schema is not known yet
     */
    InputClients(Collection<String> inputs, UnreadablePlaces unreadable, Supplier<AwaitedSchemas> schemas) {
        this.inputs = Set.copyOf(inputs);
        this.unreadable = unreadable;
        this.schemas = schemas;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return whenResolved(() -> Admin.create(config));
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return whenResolved(() -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        // what a consumer before this one came to, this one will come to again, once all before it is read again
        unreadable.clear();
        return whenResolved(() -> new InputConsumer(config));
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return whenResolved(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return whenResolved(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** Waits no longer. */
    void close() {
        closed = true;
    }

    <T> T whenResolved(Supplier<T> making) {
        while (true) {
            try {
                return making.get();
            } catch (KafkaException failed) {
                if (closed || !UnresolvedBootstrapException.isCauseOf(failed)) {
                    throw failed;
                }
                LOG.warn("No broker's name resolves; trying again each second");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private final class InputConsumer extends KafkaConsumer<byte[], byte[]> {

        private final AwaitedSchemas awaited = schemas.get();
        private final Fetching fetching = new OwnFetching();

        InputConsumer(Map<String, Object> config) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            try {
                awaited.resume(fetching);
                return awaited.admit(super.poll(timeout), fetching);
            } catch (KafkaException failed) {
                UnreadableInput place = UnreadableInput.of(failed).orElseThrow(() -> failed);
                if (!inputs.contains(place.partition().topic())) {
                    throw failed;
                }
                unreadable.add(place.at(position(place.partition())));
                return ConsumerRecords.empty();
            }
        }

        @Override
        public void pause(Collection<TopicPartition> partitions) {
            super.pause(partitions);
            awaited.paused(partitions);
        }

        @Override
        public void resume(Collection<TopicPartition> partitions) {
            super.resume(awaited.resumed(partitions));
        }

        /** What is paused and resumed here is not by the wish of Kafka Streams. */
        private final class OwnFetching implements Fetching {

            @Override
            public Set<TopicPartition> assignment() {
                return InputConsumer.super.assignment();
            }

            @Override
            public void goBack(TopicPartition partition, OffsetAndMetadata offset) {
                InputConsumer.super.seek(partition, offset);
            }

            @Override
            public void pause(TopicPartition partition) {
                InputConsumer.super.pause(Set.of(partition));
            }

            @Override
            public void resume(TopicPartition partition) {
                InputConsumer.super.resume(Set.of(partition));
            }
        }
    }
}
