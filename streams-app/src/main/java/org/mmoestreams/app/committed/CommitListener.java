package org.mmoestreams.app.committed;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Is told what was sent to a topic, once it is committed. */
public interface CommitListener {

    /**
     * Called on the thread that committed, which waits.
     *
     * @param records of one transaction and one topic, in order; the last {@link #most} of them
     */
    void committed(List<ProducerRecord<byte[], byte[]>> records);

    /** How many records of one transaction are of use, at least 1. */
    int most();
}
