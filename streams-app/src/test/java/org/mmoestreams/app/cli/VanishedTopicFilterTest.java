package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.junit.jupiter.api.Test;

class VanishedTopicFilterTest {

    private static final String STREAMS = "org.apache.kafka.streams.processor.internals.StreamThread";

    @Test
    void keepsBackWhatTheLastLineSays() {
        Throwable missing =
                new RuntimeException(new MissingSourceTopicException("One or more source topics were missing"));
        assertThat(decide(STREAMS, "listener failed", missing)).isEqualTo(FilterReply.DENY);
        assertThat(decide(STREAMS, "Missing source topics. [census.features]", null))
                .isEqualTo(FilterReply.DENY);
        assertThat(decide(STREAMS, "Received error code X. Missing metadata for source topics.", null))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void letsEverythingElsePass() {
        assertThat(decide(STREAMS, "task failed", new IllegalStateException("other")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.mmoestreams.app.runtime.Ending", "missing source topics", null))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decide(String logger, String message, Throwable thrown) {
        LoggerContext context = new LoggerContext();
        return new VanishedTopicFilter()
                .decide(new LoggingEvent("test", context.getLogger(logger), Level.ERROR, message, thrown, null));
    }
}
