package org.mmoestreams.client.conversion;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Reads times by ISO-8601, as {@code 2026-01-31T12:30:00.5+01:00}: a blank may stand for the T, and before the offset;
 * seconds may lack, and a date alone is its midnight.
 */
final class IsoTime {

    private static final int DATE_LENGTH = 10;

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter();

    private IsoTime() {}

    /** A time; in UTC where it has no offset. */
    static Optional<OffsetDateTime> instant(String text) {
        return parse(text)
                .map(time -> time instanceof OffsetDateTime withOffset
                        ? withOffset
                        : ((LocalDateTime) time).atOffset(ZoneOffset.UTC));
    }

    /** A time on a clock; one with an offset is none. */
    static Optional<LocalDateTime> local(String text) {
        return parse(text).filter(LocalDateTime.class::isInstance).map(LocalDateTime.class::cast);
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalTime> timeOfDay(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<TemporalAccessor> parse(String text) {
        if (text.length() == DATE_LENGTH) {
            return date(text).map(LocalDate::atStartOfDay);
        }
        boolean blank = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        try {
            return Optional.of(DATE_TIME.parseBest(
                    blank ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text,
                    OffsetDateTime::from,
                    LocalDateTime::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
