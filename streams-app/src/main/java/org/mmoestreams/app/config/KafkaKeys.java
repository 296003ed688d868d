package org.mmoestreams.app.config;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Which of Kafka's own settings are not for the user to give, since a key of ours gives them or the learner rests on
 * them.
 */
final class KafkaKeys {

    private static final Map<String, String> OURS = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "application-id instead",
            StreamsConfig.STATE_DIR_CONFIG, "state.dir instead",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "--bootstrap instead");

    private KafkaKeys() {}

    static void check(String name, ConfigValue value) {
        if (OURS.containsKey(name)) {
            throw new ConfigException(
                    described(name, value) + " (expected: " + OURS.get(name) + "), from " + value.origin());
        }
        if (name.equals(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)
                && !value.text().equals(StreamsConfig.EXACTLY_ONCE_V2)) {
            throw new ConfigException(described(name, value) + " (expected: " + StreamsConfig.EXACTLY_ONCE_V2
                    + ", which the learner's state rests on), from " + value.origin());
        }
    }

    private static String described(String name, ConfigValue value) {
        return Keys.KAFKA_PREFIX + name + ": " + value.text();
    }
}
