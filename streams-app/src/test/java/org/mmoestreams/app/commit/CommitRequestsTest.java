package org.mmoestreams.app.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.StreamsProperties;

final class CommitRequestsTest {

    private final MockProcessorContext<Void, Void> context = context("250");
    private CommitRequests commits;
    private long now = 1_000;

    @Test
    void comeOncePerIntervalAfterWhatHasToBeDoneBefore() {
        commits = CommitRequests.start(context, () -> commits.changed());
        assertThat(context.scheduledPunctuators())
                .extracting(MockProcessorContext.CapturedPunctuator::getInterval)
                .containsExactly(Duration.ofMillis(62), Duration.ofMillis(250));
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
    void comeFurtherApartWhereTheThreadStandsStill() {
        commits = CommitRequests.start(context, () -> {});
        int made = 0;
        for (int moment = 0; moment < 80; moment++) {
            commits.changed();
            tick();
            made += context.committed() ? 1 : 0;
            context.resetCommit();
        }
        assertThat(made).as("of 80, each a turn that takes an interval").isBetween(40, 45);
    }

    @Test
    void keepOnePaceForAllProcessorsOfAThread() {
        CommitRequests first = CommitRequests.start(context, () -> {});
        CommitRequests second = CommitRequests.start(context, () -> {});
        List<MockProcessorContext.CapturedPunctuator> asks = List.of(
                context.scheduledPunctuators().get(1),
                context.scheduledPunctuators().get(3));
        int made = 0;
        for (int moment = 0; moment < 80; moment++) {
            now += 250;
            // one has something at even moments, the other at odd ones
            (moment % 2 == 0 ? first : second).changed();
            asks.forEach(ask -> ask.getPunctuator().punctuate(now));
            made += context.committed() ? 1 : 0;
            context.resetCommit();
        }
        assertThat(made).isBetween(40, 45);
    }

    @Test
    void areLeftToKafkaStreamsWhereTheApplicationSaysNothing() {
        MockProcessorContext<Void, Void> plain = context(null);
        commits = CommitRequests.start(plain, () -> {});
        assertThat(plain.scheduledPunctuators()).isEmpty();
    }

    private void tick() {
        now += 250;
        context.scheduledPunctuators().get(1).getPunctuator().punctuate(now);
    }

    private static MockProcessorContext<Void, Void> context(String every) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "commits");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        if (every != null) {
            properties.put(StreamsProperties.COMMIT_EVERY_MS, every);
        }
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "3000");
        properties.put(CommitWatch.PROPERTY, new CommitWatch());
        return new MockProcessorContext<>(properties, new TaskId(0, 0), new File("target"));
    }
}
