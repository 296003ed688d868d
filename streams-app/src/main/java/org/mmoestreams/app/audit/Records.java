package org.mmoestreams.app.audit;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The committed records of one partition in their order, up to an end that was fixed when the reading began. */
interface Records {

    /** The next record; empty at the end. */
    Optional<ConsumerRecord<byte[], byte[]>> peek();

    /** Goes on behind the next record, which must be there. */
    void take();

    /** The offset to go on from later: nothing before it is left to be taken. */
    long position();
}
