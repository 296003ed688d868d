package org.mmoestreams.app.config;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Stops the learner at what cannot be sent, as Kafka Streams does, and says of a record that is too large which topic is too small. */
public final class SendErrors extends DefaultProductionExceptionHandler {

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            throw new IllegalStateException("topic " + record.topic() + ": a record of "
                    + (size(record.key()) + size(record.value()))
                    + " bytes (expected: one that the topic's max.message.bytes and kafka.max.request.size allow; raise them"
                    + " and start again, nothing is lost)");
        }
        return super.handleError(context, record, exception);
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
