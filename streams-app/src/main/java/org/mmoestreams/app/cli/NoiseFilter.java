package org.mmoestreams.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps back what Kafka warns of though it is as it should be; all is let through where all that goes on is shown.
 *
 * <ul>
 *   <li>The producer sends once more because brokers are still ending the transaction before: part of healthy commits,
 *       mostly of a start's first ones. Where one batch goes on being refused for seconds it is let through.
 *   <li>A task that failed cannot write what it changed when it is closed: it must not, and its failure is said
 *       elsewhere.
 *   <li>An admin client finds no broker to start from: what it was made for fails, and says so, if that lasts.
 *       A broker that answers and refuses is another matter.
 * </ul>
 */
public final class NoiseFilter extends Filter<ILoggingEvent> {

    private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";
    private static final String NETWORK = "org.apache.kafka.clients.NetworkClient";
    private static final String TASKS = "org.apache.kafka.streams.processor.internals.TaskManager";
    /** Kafka's loggers put arguments into the text themselves. */
    private static final Pattern RETRY =
            Pattern.compile("retrying \\((\\d{1,10}) attempts left\\)\\. Error: CONCURRENT_TRANSACTIONS\\b");
    /** Tries of one batch: pauses double from 10 ms on, so that the last of them ends after some five seconds. */
    private static final int HEALTHY_TRIES = 10;

    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean noise = isHealthyRetry(event) || isOfAFailedTasksEnd(event) || isOfBrokersAway(event);
        return noise && !showsAll(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isHealthyRetry(ILoggingEvent event) {
        if (!event.getLoggerName().equals(SENDER)) {
            return false;
        }
        Matcher retry = RETRY.matcher(event.getFormattedMessage());
        return retry.find() && Integer.MAX_VALUE - Long.parseLong(retry.group(1)) <= HEALTHY_TRIES;
    }

    private static boolean isOfAFailedTasksEnd(ILoggingEvent event) {
        return event.getLoggerName().equals(TASKS)
                && event.getFormattedMessage()
                        .contains("Since the task is closing dirty, the following exception is swallowed");
    }

    private static boolean isOfBrokersAway(ILoggingEvent event) {
        String text = event.getFormattedMessage();
        return event.getLoggerName().equals(NETWORK)
                && event.getLevel().equals(Level.WARN)
                && text.startsWith("[AdminClient ")
                && text.contains("] Connection to node -")
                && text.contains(" could not be established.");
    }

    private boolean showsAll(ILoggingEvent event) {
        return getContext() instanceof LoggerContext loggers
                && loggers.getLogger(event.getLoggerName()).isInfoEnabled();
    }
}
