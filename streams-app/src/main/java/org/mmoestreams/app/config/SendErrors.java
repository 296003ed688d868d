package org.mmoestreams.app.config;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Ends the thread at whatever cannot be sent, and notes what that was.
 *
 * <p>Also at what may go well later, where Kafka Streams' own handler has the one task start anew that the record was
 * of. The tasks of a thread share a transaction, which is aborted then. If a second task's record fails while the
 * others are committed before that ({@code TaskManager.handleCorruption}, 4.3.1), a third goes on as if its records
 * were in the topics: they are lost. A thread that ends has all its tasks start anew from what is committed.
 */
public final class SendErrors extends DefaultProductionExceptionHandler {

    /** The property with the {@link SendFailures} to note them in. */
    public static final String FAILURES = "mmoe.send.failures";

    private SendFailures failures = new SendFailures();

    @Override
    public void configure(Map<String, ?> configs) {
        if (configs.get(FAILURES) instanceof SendFailures given) {
            failures = given;
        }
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        failures.add(new SendFailure(record.topic(), size(record.key()) + size(record.value()), exception));
        return Response.fail();
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
