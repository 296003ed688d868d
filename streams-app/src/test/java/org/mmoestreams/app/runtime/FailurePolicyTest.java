package org.mmoestreams.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import java.nio.file.Path;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.SendFailure;
import org.mmoestreams.app.config.SendFailures;

final class FailurePolicyTest {

    private final SendFailures sends = new SendFailures();
    private final FailurePolicy ending = new FailurePolicy(Path.of("state"), sends);

    @Test
    void namesTheTopicOfARecordThatWasTooLargeThoughTheCommitFailsFirst() throws InterruptedException {
        Exception tooLarge = new RecordTooLargeException("too large");
        assertThat(ending.handle(new StreamsException("commit", tooLarge)))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        failSending(tooLarge);
        ending.watch(State.NOT_RUNNING);
        assertThat(ending.await())
                .get(THROWABLE)
                .hasMessageStartingWith("the learner stopped: topic out: a record of 7 bytes (");
    }

    @Test
    void goesOnWhenATransactionFailedSinceBrokersWereAway() {
        failSending(new TimeoutException("no broker"));
        failSending(new KafkaException("lost track of what was sent"));
        assertThat(ending.handle(new StreamsException("commit", new KafkaException("lost track of what was sent"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(sends.first()).isEmpty();
        assertThat(ending.handle(new StreamsException("poll", new TimeoutException("no broker"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void goesOnWhenABrokerAbortedATransactionThatWasToBeCommitted() {
        InvalidTxnStateException aborted = new InvalidTxnStateException("aborted meanwhile");
        assertThat(ending.handle(new StreamsException("commit", aborted)))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void doesNotTakeAnOldFailureToSendForTheReason() throws InterruptedException {
        failSending(new TimeoutException("no broker"));
        assertThat(ending.handle(new StreamsException("process", new IllegalStateException("the model is another's"))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        ending.watch(State.ERROR);
        assertThat(ending.await()).get(THROWABLE).hasMessage("the learner stopped: the model is another's");
    }

    @Test
    void namesTheTopicOfARecordThatWasTooLargeThoughBrokersWereAwayBefore() throws InterruptedException {
        Exception tooLarge = new RecordTooLargeException("too large");
        failSending(new TimeoutException("no broker"));
        failSending(tooLarge);
        failSending(new TimeoutException("no broker"));
        assertThat(ending.handle(new StreamsException("commit", tooLarge)))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        ending.watch(State.NOT_RUNNING);
        assertThat(ending.await()).get(THROWABLE).hasMessageContaining("topic out: a record of 7 bytes (");
    }

    @Test
    void hasNoFailureWhenItWasClosed() throws InterruptedException {
        ending.watch(State.RUNNING);
        ending.watch(State.NOT_RUNNING);
        assertThat(ending.await()).isEmpty();
    }

    private void failSending(Exception exception) {
        sends.add(new SendFailure("out", 7, exception));
    }
}
