package org.mmoestreams.workbench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.testing.PacedSending;

/** The events of a workload on their way into a features topic, in their order. */
final class Feed implements AutoCloseable {

    private final List<ProducerRecord<byte[], byte[]>> records;
    private final KafkaProducer<byte[], byte[]> producer;
    private int sent;

    Feed(Workload workload, Settings settings, String bootstrap) {
        records = workload.records(settings.topics().features());
        Map<String, Object> properties = ClientProperties.producer(settings, bootstrap);
        // brokers may be away for long
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 300_000);
        producer = new KafkaProducer<>(properties);
    }

    /** How many events were sent, or are being sent. */
    int sent() {
        return sent;
    }

    /** Sends the events up to a number of all, so many per second; completes when brokers have them. */
    CompletableFuture<Void> send(int until, double rate) {
        int from = sent;
        sent = Math.max(sent, Math.min(until, records.size()));
        List<ProducerRecord<byte[], byte[]>> next = records.subList(from, sent);
        return CompletableFuture.runAsync(() -> PacedSending.send(producer, next, rate));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
