package org.mmoestreams.workbench.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.mmoestreams.app.testing.Futures;

/** Sends records evenly. */
public final class PacedSending {

    private static final double NANOS = 1e9;

    private PacedSending() {}

    /**
     * Sends records in their order and returns when brokers have them.
     *
     * @param rate how many per second; infinite for as fast as they go
     */
    public static void send(
            Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records, double rate) {
        long start = System.nanoTime();
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            long due = start + (long) (answers.size() / rate * NANOS);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            answers.add(producer.send(record));
        }
        producer.flush();
        answers.forEach(Futures::get);
    }
}
