package org.mmoestreams.app.committed;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams, whose producers tell listeners what they have committed. So nobody who learns or
 * measures needs to know that someone listens, and what an aborted transaction sent is never shown.
 */
public final class TappedClients implements KafkaClientSupplier {

    private final KafkaClientSupplier clients;
    private final Map<String, CommitListener> listeners;

    /**
     * Clients that are made by others.
     *
     * @param listeners by topic
     */
    public TappedClients(KafkaClientSupplier clients, Map<String, CommitListener> listeners) {
        this.clients = clients;
        this.listeners = Map.copyOf(listeners);
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return clients.getAdmin(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new TappedProducer(clients.getProducer(config), new CommitTap(listeners));
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return clients.getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return clients.getRestoreConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return clients.getGlobalConsumer(config);
    }
}
