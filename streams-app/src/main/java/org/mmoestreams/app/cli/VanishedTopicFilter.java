package org.mmoestreams.app.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Locale;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/**
 * Keeps back what Kafka Streams says, in several places and with stack traces, when a topic that it reads is gone: the
 * line that the learner ends with names the topic.
 */
public final class VanishedTopicFilter extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith("org.apache.kafka.")) {
            return FilterReply.NEUTRAL;
        }
        return isThrown(event.getThrowableProxy()) || isSaid(event.getMessage())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isThrown(IThrowableProxy thrown) {
        for (IThrowableProxy each = thrown; each != null; each = each.getCause()) {
            if (each.getClassName().equals(MissingSourceTopicException.class.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaid(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("missing source topics")
                || text.contains("missing metadata for source topics")
                || text.contains("following subscribed topics are not assigned to any members");
    }
}
