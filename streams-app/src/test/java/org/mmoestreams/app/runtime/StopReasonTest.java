package org.mmoestreams.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.InternalTopic;

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
    void namesTopicsThatHaveGone() {
        Settings settings = Settings.of();
        String features = settings.topics().features();
        String scored = settings.name(InternalTopic.SCORED_WINDOWS);
        assertThat(StopReason.vanished(Set.of(features, scored), settings)).isEmpty();
        assertThat(StopReason.vanished(Set.of(scored), settings))
                .get(THROWABLE)
                .hasMessageStartingWith("missing topic " + features + " (expected: ");
        assertThat(StopReason.vanished(Set.of(), settings))
                .get(THROWABLE)
                .hasMessageStartingWith("missing topics " + features + ", " + scored + " (");
    }

    @Test
    void namesTheFolderWhenLocalStateFailed() {
        Throwable failure = new StreamsException(
                new ProcessorStateException("Error migrating checkpoint file", new MalformedInputException(1)));
        assertThat(StopReason.of(failure, FOLDER))
                .startsWith("state folder " + FOLDER + ": MalformedInputException, Input length = 1 (expected: ");
    }
}
