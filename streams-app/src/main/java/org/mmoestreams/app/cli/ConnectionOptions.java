package org.mmoestreams.app.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where Kafka is. To be mixed into a command. */
public final class ConnectionOptions {

    @Option(
            names = "--bootstrap",
            required = true,
            paramLabel = "HOST:PORT",
            converter = Brokers.class,
            description = "Kafka brokers to start from, separated by commas.")
    private String bootstrap;

    /** Brokers as {@code host:port}, separated by commas. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Finds a missing port before Kafka does, and says so. */
    static final class Brokers implements ITypeConverter<String> {

        private static final Pattern LIST = Pattern.compile("[^,\\s]+:\\d{1,5}(,[^,\\s]+:\\d{1,5})*");

        @Override
        public String convert(String text) {
            if (!LIST.matcher(text).matches()) {
                throw new TypeConversionException(text + " (expected: host:port, several separated by commas)");
            }
            return text;
        }
    }
}
