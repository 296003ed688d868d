package org.mmoestreams.app.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration of the command line; the JDK's own words for one that is none name its classes. */
final class DurationText implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(text + " (expected: an ISO 8601 duration, such as PT30S or PT1M)");
        }
    }
}
