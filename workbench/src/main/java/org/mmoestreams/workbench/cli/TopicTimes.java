package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.mmoestreams.app.admin.TopicAdmin;

/**
 * What topics do with records that have event times for timestamps.
 *
 * @param retention after how many milliseconds the first of them deletes records; empty where none does, or nobody may
 *     ask
 */
record TopicTimes(OptionalLong retention) {

    private static final String APPEND_TIME = "LogAppendTime";

    /**
     * Asks the brokers.
     *
     * @throws IllegalArgumentException when a topic gives records other timestamps
     */
    static TopicTimes of(Admin admin, Collection<String> topics) {
        Map<ConfigResource, Config> configs;
        try {
            configs = TopicAdmin.await(admin.describeConfigs(topics.stream()
                            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                            .toList())
                    .all());
        } catch (AuthorizationException notAllowed) {
            return new TopicTimes(OptionalLong.empty());
        }
        configs.forEach((topic, config) -> check(
                !value(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).equals(APPEND_TIME),
                "topic " + topic.name() + ", " + TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                APPEND_TIME,
                "CreateTime, since events and labels are put in order by their timestamps; set it"));
        return new TopicTimes(configs.values().stream()
                .mapToLong(config -> Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG)))
                .filter(millis -> millis >= 0)
                .min());
    }

    /** Whether a record of a time is deleted as soon as a broker looks at its age. */
    boolean deletes(long time, long now) {
        return retention.isPresent() && now - time > retention.getAsLong();
    }

    /** What to say then. */
    String warning() {
        return "warning: retention.ms: " + retention.orElse(-1) + " (records have event times, older than "
                + Duration.ofMillis(retention.orElse(0)).toDays()
                + " days: brokers delete them; set retention.ms of both topics to -1)";
    }

    private static String value(Config config, String name) {
        return config.get(name).value();
    }
}
