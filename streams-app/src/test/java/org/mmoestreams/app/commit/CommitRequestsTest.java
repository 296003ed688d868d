package org.mmoestreams.app.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.StreamsProperties;

final class CommitRequestsTest {

    private final MockProcessorContext<Void, Void> context = context("250");
    private CommitRequests commits;

    @Test
    void comeOncePerIntervalAfterWhatHasToBeDoneBefore() {
        commits = CommitRequests.start(context, () -> commits.changed());
        assertThat(context.scheduledPunctuators())
                .singleElement()
                .extracting(MockProcessorContext.CapturedPunctuator::getInterval)
                .isEqualTo(Duration.ofMillis(250));
        tick();
        assertThat(context.committed()).as("a change made right before").isTrue();
    }

    @Test
    void areNotMadeWhenNothingChanged() {
        commits = CommitRequests.start(context, () -> {});
        tick();
        assertThat(context.committed()).isFalse();
        commits.changed();
        tick();
        assertThat(context.committed()).isTrue();
        context.resetCommit();
        tick();
        assertThat(context.committed()).isFalse();
    }

    @Test
    void areLeftToKafkaStreamsWhereTheApplicationSaysNothing() {
        MockProcessorContext<Void, Void> plain = context(null);
        commits = CommitRequests.start(plain, () -> {});
        assertThat(plain.scheduledPunctuators()).isEmpty();
    }

    private void tick() {
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(1_000);
    }

    private static MockProcessorContext<Void, Void> context(String every) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "commits");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        if (every != null) {
            properties.put(StreamsProperties.COMMIT_EVERY_MS, every);
        }
        return new MockProcessorContext<>(properties, new TaskId(0, 0), new File("target"));
    }
}
