package org.mmoestreams.app.cli;

import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records, in batches. */
interface RecordSink {

    /** Takes one record. */
    void accept(ConsumerRecord<byte[], byte[]> record) throws IOException;

    /** Passes on what it has taken; false when nobody listens any more. */
    boolean flush() throws IOException;
}
