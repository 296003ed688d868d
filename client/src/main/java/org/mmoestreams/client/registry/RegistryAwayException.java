package org.mmoestreams.client.registry;

import org.apache.kafka.common.KafkaException;

/**
 * The registry has not answered for as long as a reader waits, so that nobody knows whether a value is sound. Whoever
 * reads is to end, and not to take the value for a bad one.
 */
public final class RegistryAwayException extends KafkaException {

    private static final long serialVersionUID = 1L;

    /** The message says what was asked for, and what was expected. */
    public RegistryAwayException(String message) {
        super(message);
    }
}
