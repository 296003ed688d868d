package org.mmoestreams.app.committed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what a producer sends to some topics until its transaction is committed, then hands it over; what is aborted is
 * forgotten. Used by one thread at a time.
 */
final class CommitTap {

    private static final Logger LOG = LoggerFactory.getLogger(CommitTap.class);

    private final Map<String, CommitListener> listeners;
    private final Map<String, Deque<ProducerRecord<byte[], byte[]>>> open = new HashMap<>();

    /** @param listeners by topic */
    CommitTap(Map<String, CommitListener> listeners) {
        this.listeners = listeners;
    }

    void sent(ProducerRecord<byte[], byte[]> record) {
        CommitListener listener = listeners.get(record.topic());
        if (listener != null) {
            Deque<ProducerRecord<byte[], byte[]>> sent =
                    open.computeIfAbsent(record.topic(), topic -> new ArrayDeque<>());
            if (sent.size() == listener.most()) {
                sent.removeFirst();
            }
            sent.addLast(record);
        }
    }

    void aborted() {
        open.clear();
    }

    /** Whatever a listener does with it, the learner goes on. */
    void committed() {
        open.forEach((topic, records) -> {
            try {
                listeners.get(topic).committed(new ArrayList<>(records));
            } catch (RuntimeException failed) {
                LOG.warn(
                        "{}: what was committed is not shown over HTTP (expected: records that can be read)",
                        topic,
                        failed);
            }
        });
        open.clear();
    }
}
