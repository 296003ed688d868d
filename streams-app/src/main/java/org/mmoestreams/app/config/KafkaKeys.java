package org.mmoestreams.app.config;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/**
 * Which of Kafka's own settings are not for the user to give, since a key of ours gives them or the learner rests on
 * them.
 */
final class KafkaKeys {

    private static final Map<String, String> OURS = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "application-id instead",
            StreamsConfig.STATE_DIR_CONFIG, "state.dir instead",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "--bootstrap instead");

    /** The one value that a setting may have. */
    private static final Map<String, String> FIXED = Map.of(
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            LogAndFailProcessingExceptionHandler.class.getName());

    private KafkaKeys() {}

    static void check(String name, ConfigValue value) {
        if (OURS.containsKey(name)) {
            throw new ConfigException(
                    described(name, value) + " (expected: " + OURS.get(name) + "), from " + value.origin());
        }
        String only = FIXED.getOrDefault(name, value.text());
        if (!value.text().equals(only)) {
            throw new ConfigException(described(name, value) + " (expected: " + only
                    + ", which the learner's state rests on), from " + value.origin());
        }
    }

    private static String described(String name, ConfigValue value) {
        return Keys.KAFKA_PREFIX + name + ": " + value.text();
    }
}
