package org.mmoestreams.app.config;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * A record that could not be sent.
 *
 * @param topic where it should have gone
 * @param bytes its key and value
 * @param exception the producer's
 */
public record SendFailure(String topic, int bytes, Exception exception) {

    /** Whether it would go well once brokers are there again. */
    public boolean isTransient() {
        return exception instanceof RetriableException;
    }

    /** One line on what went wrong; of a record that is too large, which topic is too small. */
    public String message() {
        return exception instanceof RecordTooLargeException
                ? "topic " + topic + ": a record of " + bytes
                        + " bytes (expected: one that the topic's max.message.bytes and kafka.max.request.size allow;"
                        + " raise them and start again, nothing is lost)"
                : "topic " + topic + ": a record was not taken, " + exception.getMessage()
                        + " (expected: a topic that takes records; see to it and start again, nothing is lost)";
    }
}
