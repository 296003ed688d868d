package org.mmoestreams.app.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Lets each of Kafka's messages through once in half a minute: a client that finds no broker says so every second.
 * Messages that differ in numbers only are of one kind, since Kafka's loggers put arguments into the text themselves.
 * Keeps one time per kind.
 */
public final class RepetitionFilter extends Filter<ILoggingEvent> {

    private static final long QUIET_MILLIS = 30_000;
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    /** Far more than there are; what texts without end would fill is begun anew. */
    private static final int KINDS = 1_000;

    private final Map<String, Long> lastShown = new ConcurrentHashMap<>();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith("org.apache.kafka.")) {
            return FilterReply.NEUTRAL;
        }
        long now = event.getTimeStamp();
        String kind = event.getLoggerName()
                + ' '
                + NUMBERS.matcher(event.getFormattedMessage()).replaceAll("#");
        if (lastShown.size() >= KINDS) {
            lastShown.clear();
        }
        long shown = lastShown.merge(kind, now, (last, time) -> time - last < QUIET_MILLIS ? last : time);
        return shown == now ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
