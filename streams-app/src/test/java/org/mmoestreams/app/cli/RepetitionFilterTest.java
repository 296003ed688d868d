package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class RepetitionFilterTest {

    private static final String KAFKA = "org.apache.kafka.clients.NetworkClient";

    private final RepetitionFilter filter = new RepetitionFilter();

    @Test
    void showsEachOfKafkasMessagesOnceInAWhile() {
        assertThat(decide(KAFKA, "no broker {}", 1_000)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(KAFKA, "no broker {}", 2_000)).isEqualTo(FilterReply.DENY);
        assertThat(decide(KAFKA, "another", 2_000)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(KAFKA, "no broker {}", 30_999)).isEqualTo(FilterReply.DENY);
        assertThat(decide(KAFKA, "no broker {}", 31_000)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(KAFKA, "no broker {}", 31_001)).isEqualTo(FilterReply.DENY);
    }

    @Test
    void takesMessagesThatDifferInNumbersForOne() {
        assertThat(decide(KAFKA, "Node 1 disconnected, correlation id 17", 1_000))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(KAFKA, "Node 1 disconnected, correlation id 18", 2_000))
                .isEqualTo(FilterReply.DENY);
        assertThat(decide(KAFKA, "Node 1 disconnected, correlation id 19", 31_000))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void showsAllOfOurs() {
        assertThat(decide("org.mmoestreams.app.Learner", "window closed", 1)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.mmoestreams.app.Learner", "window closed", 2)).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply decide(String logger, String message, long time) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName(logger);
        event.setMessage(message);
        event.setTimeStamp(time);
        return filter.decide(event);
    }
}
