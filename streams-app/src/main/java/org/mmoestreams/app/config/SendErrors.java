package org.mmoestreams.app.config;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Stops the learner at what cannot be sent, as Kafka Streams does, and notes what that was. */
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
        return super.handleError(context, record, exception);
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
