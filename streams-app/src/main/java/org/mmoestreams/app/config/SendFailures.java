package org.mmoestreams.app.config;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;

/**
 * The first record that could not be sent. The producer itself forgets it: once in an error state, it gives the
 * transaction's failure for each next call, which names no record. Safe for use by several threads.
 */
public final class SendFailures {

    private final AtomicReference<SendFailure> first = new AtomicReference<>();

    /** The first failure since the last {@link #clear()}. */
    public Optional<SendFailure> first() {
        return Optional.ofNullable(first.get());
    }

    /** Forgets it. */
    public void clear() {
        first.set(null);
    }

    /**
     * Takes a failure; it is kept when it is the first, or the first that does not pass. A plain KafkaException only
     * follows from another failure in the same transaction, and is left out.
     */
    public void add(SendFailure failure) {
        if (failure.exception().getClass() == KafkaException.class) {
            return;
        }
        first.accumulateAndGet(failure, SendFailures::worse);
    }

    private static SendFailure worse(SendFailure held, SendFailure next) {
        return held == null || (held.isTransient() && !next.isTransient()) ? next : held;
    }
}
