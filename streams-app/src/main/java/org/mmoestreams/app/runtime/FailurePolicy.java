package org.mmoestreams.app.runtime;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.mmoestreams.app.config.SendFailure;
import org.mmoestreams.app.config.SendFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ends a learner, and what does not: brokers that are away are waited for, however long, by going on with a new
 * thread; and so it does where one aborted a transaction. Whatever else stops a thread stops the learner, and is kept.
 */
public final class FailurePolicy implements StreamsUncaughtExceptionHandler {

    /** What each message of a learner that was stopped begins with. */
    static final String STOPPED = "the learner stopped: ";

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final Path stateFolder;
    private final SendFailures sends;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Nothing has ended yet.
     *
     * @param stateFolder the application's folder of local state
     * @param sends where records that could not be sent are noted
     */
    public FailurePolicy(Path stateFolder, SendFailures sends) {
        this.stateFolder = stateFolder;
        this.sends = sends;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable reason) {
        Throwable cause =
                failedSend(reason).<Throwable>map(SendFailure::exception).orElseGet(() -> StopReason.root(reason));
        if (isPassing(cause)) {
            LOG.warn("Going on with a new thread: {}", StopReason.of(cause, stateFolder));
            sends.clear();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failure.compareAndSet(null, reason);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /**
     * Whether a new thread can go on. A transaction that a broker aborts, since it is open for too long, at the moment
     * at which it is to be committed, leaves the producer in an invalid state (KAFKA-20785): it is rolled back.
     */
    private static boolean isPassing(Throwable cause) {
        return cause instanceof RetriableException || cause instanceof InvalidTxnStateException;
    }

    void watch(State state) {
        if (state == State.NOT_RUNNING || state == State.ERROR) {
            ended.countDown();
        }
    }

    /** Waits until the learner has ended; what stopped it, empty when it was closed. */
    Optional<IllegalStateException> await() throws InterruptedException {
        ended.await();
        return Optional.ofNullable(failure.get()).map(this::explained);
    }

    private IllegalStateException explained(Throwable reason) {
        String message =
                failedSend(reason).map(SendFailure::message).orElseGet(() -> StopReason.of(reason, stateFolder));
        return new IllegalStateException(STOPPED + message, StopReason.root(reason));
    }

    /** The send that a failure goes back to: the failure itself says only that a transaction could not be. */
    private Optional<SendFailure> failedSend(Throwable reason) {
        Class<?> type = StopReason.root(reason).getClass();
        return sends.first()
                .filter(sent ->
                        type == KafkaException.class || type == sent.exception().getClass());
    }
}
