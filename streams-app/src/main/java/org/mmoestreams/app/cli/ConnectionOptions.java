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
    public static final class Brokers implements ITypeConverter<String> {

        private static final int MOST_PORT = 65_535;
        private static final Pattern LIST = Pattern.compile("[^,\\s]+:\\d{1,5}(,[^,\\s]+:\\d{1,5})*");

        @Override
        public String convert(String text) {
            if (!LIST.matcher(text).matches()) {
                throw new TypeConversionException(text + " (expected: host:port, several separated by commas)");
            }
            for (String broker : text.split(",", -1)) {
                int port = Integer.parseInt(broker.substring(broker.lastIndexOf(':') + 1));
                if (port < 1 || port > MOST_PORT) {
                    throw new TypeConversionException(broker + " (expected: a port of 1 to " + MOST_PORT + ")");
                }
            }
            return text;
        }
    }
}
