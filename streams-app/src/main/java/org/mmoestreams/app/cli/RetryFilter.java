package org.mmoestreams.app.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;

/**
 * Keeps back what Kafka's producer says when it sends once more because brokers are still ending the transaction before. That is
 * part of healthy commits, mostly of a start's first ones. Where one batch goes on being refused for seconds it is let through, as
 * it is where all that goes on is shown.
 */
public final class RetryFilter extends Filter<ILoggingEvent> {

    private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";
    private static final String REASON = "CONCURRENT_TRANSACTIONS";
    /** Tries of one batch: pauses double from 10 ms on, so that the last of them ends after some five seconds. */
    private static final int HEALTHY_TRIES = 10;

    private static final int ATTEMPTS_LEFT = 2;
    private static final int ERROR = 3;

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isHealthyRetry(event) && !showsAll(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isHealthyRetry(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        return event.getLoggerName().equals(SENDER)
                && arguments != null
                && arguments.length > ERROR
                && String.valueOf(arguments[ERROR]).startsWith(REASON)
                && arguments[ATTEMPTS_LEFT] instanceof Integer left
                && Integer.MAX_VALUE - left <= HEALTHY_TRIES;
    }

    private static boolean showsAll(ILoggingEvent event) {
        return LoggerFactory.getLogger(event.getLoggerName()).isInfoEnabled();
    }
}
