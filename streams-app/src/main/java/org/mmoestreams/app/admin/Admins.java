package org.mmoestreams.app.admin;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;

/** Makes admin clients. */
public final class Admins {

    private Admins() {}

    /**
     * An admin client as the settings want it, which the caller closes. Asks the brokers nothing yet.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @throws UnresolvedBootstrapException when no host's name resolves: retriable, for names come back as brokers do
     * @throws KafkaException when a setting is wrong
     */
    public static Admin create(Settings settings, String bootstrap) {
        return create(settings, bootstrap, Map.of());
    }

    /**
     * The same with some of its properties as the caller wants them, whatever the settings say.
     *
     * @throws UnresolvedBootstrapException when no host's name resolves
     * @throws KafkaException when a setting is wrong
     */
    public static Admin create(Settings settings, String bootstrap, Map<String, Object> properties) {
        try {
            Map<String, Object> all = new HashMap<>(ClientProperties.admin(settings, bootstrap));
            all.putAll(properties);
            return Admin.create(all);
        } catch (KafkaException e) {
            throw UnresolvedBootstrapException.isCauseOf(e) ? new UnresolvedBootstrapException(bootstrap) : e;
        }
    }
}
