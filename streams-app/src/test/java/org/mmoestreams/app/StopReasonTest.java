package org.mmoestreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class StopReasonTest {

    private static final Path FOLDER = Path.of("state", "learner");

    @Test
    void givesTheRootOfAFailure() {
        Throwable root = new IllegalStateException("the model is another's");
        Throwable failure = new StreamsException("thread failed", new RuntimeException("wrapped", root));
        assertThat(StopReason.of(failure, FOLDER)).isEqualTo("the model is another's");
        assertThat(StopReason.root(failure)).isSameAs(root);
        assertThat(StopReason.of(new IllegalStateException(), FOLDER)).contains("IllegalStateException");
    }

    @Test
    void namesTheFolderWhenLocalStateFailed() {
        Throwable failure = new StreamsException(
                new ProcessorStateException("Error migrating checkpoint file", new MalformedInputException(1)));
        assertThat(StopReason.of(failure, FOLDER))
                .startsWith("state folder " + FOLDER + ": MalformedInputException, Input length = 1 (expected: ");
    }
}
