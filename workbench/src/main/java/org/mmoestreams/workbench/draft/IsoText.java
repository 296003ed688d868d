package org.mmoestreams.workbench.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells dates and times by ISO-8601 from other texts, as far as rows are sent with them. */
final class IsoText {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile(
            "(" + DATE + ")[Tt ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(?: ?([Zz]|[+-]\\d\\d:?\\d\\d))?");

    private IsoText() {}

    /** Whether a text is a date, as {@code 2026-01-31}. */
    static boolean isDate(String text) {
        return DATE.matcher(text).matches() && holds(() -> LocalDate.parse(text));
    }

    /** Whether a text is a date and a time of day, with or without offset, as {@code 2026-01-31 12:30:00+01:00}. */
    static boolean isTime(String text) {
        Matcher parts = TIME.matcher(text);
        return parts.matches()
                && holds(() -> LocalDate.parse(parts.group(1)))
                && holds(() -> LocalTime.parse(parts.group(2)))
                && (parts.group(3) == null
                        || holds(() -> ZoneOffset.of(parts.group(3).toUpperCase(Locale.ROOT))));
    }

    private static boolean holds(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
