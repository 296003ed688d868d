package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SendErrorsTest {

    static Stream<Exception> failures() {
        return Stream.of(
                new TimeoutException("not present in metadata after 4000 ms"),
                new NotEnoughReplicasException("1 of 2"),
                new RecordTooLargeException("2 MB"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void endsTheThreadWithAllTasksOfItsTransaction(Exception failure) {
        SendFailures noted = new SendFailures();
        SendErrors errors = new SendErrors();
        errors.configure(Map.of(SendErrors.FAILURES, noted));
        var answer =
                errors.handleError(null, new ProducerRecord<>("model-changelog", new byte[3], new byte[4]), failure);
        assertThat(answer.result()).isEqualTo(Result.FAIL);
        assertThat(noted.first()).contains(new SendFailure("model-changelog", 7, failure));
    }
}
