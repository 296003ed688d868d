package org.mmoestreams.app.doctor;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.Settings;

/**
 * What is to be started. Everything is asked for anew by each check, so that one that hangs keeps nothing from the
 * others.
 *
 * @param config the configuration, read whenever it is asked for
 * @param bootstrap brokers as {@code host:port}, separated by commas
 * @param createTopics whether topics that are missing are to be created
 * @param partitions how many partitions inputs get when they are created, at least 1
 */
public record Intent(Supplier<EffectiveConfig> config, String bootstrap, boolean createTopics, int partitions) {

    private static final String ANSWER_MILLIS = "6000";
    private static final String REQUEST_MILLIS = "3000";

    /**
     * The settings.
     *
     * @throws org.mmoestreams.app.config.ConfigException when they are of no use
     */
    Settings settings() {
        return config.get().settings();
    }

    /** An admin client that gives up before a check does; the caller closes it. */
    Admin admin() {
        Map<String, Object> soon = Map.of(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MILLIS);
        return Admins.create(settings(), bootstrap, soon);
    }
}
