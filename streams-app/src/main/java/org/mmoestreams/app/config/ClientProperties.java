package org.mmoestreams.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.mmoestreams.client.registry.TopicValues;
import org.mmoestreams.client.registry.ValueDeserializer;
import org.mmoestreams.client.registry.ValueSerializer;

/**
 * What a client of the application's own, beside Kafka Streams, is told. From the user's Kafka settings it takes those
 * that its kind of client has, security above all, and those with its own prefix ({@code admin.}, {@code consumer.},
 * {@code producer.}) over them. Every method throws {@link ConfigException} when a reference among them leads nowhere.
 */
public final class ClientProperties {

    /** Long enough for an election, short enough for someone who waits at a prompt. */
    private static final String PATIENCE_MS = "20000";

    private ClientProperties() {}

    /** For an admin client. */
    public static Map<String, Object> admin(Settings settings, String bootstrap) {
        Map<String, Object> properties = common(bootstrap);
        addUsers(properties, settings, AdminClientConfig.configNames(), StreamsConfig.ADMIN_CLIENT_PREFIX);
        return properties;
    }

    /**
     * For a consumer of bytes outside of any group, which reads committed records only and creates no topic. The
     * application's own records come in single-object encoding, however they were written.
     */
    public static Map<String, Object> consumer(Settings settings, String bootstrap) {
        Map<String, Object> properties = common(bootstrap);
        addUsers(properties, settings, ConsumerConfig.configNames(), StreamsConfig.CONSUMER_PREFIX);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        if (settings.registry().isOn()) {
            properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ValueDeserializer.class);
            properties.put(TopicValues.PROPERTY, TopicFormats.values(settings, TopicFormats.of(settings)));
        }
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // where records are deleted while a topic is read, the rest of it is read, and not what comes after its end
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    /** For a consumer of what {@link #producer} sent: events and labels come in single-object encoding, too. */
    public static Map<String, Object> consumerOfSent(Settings settings, String bootstrap) {
        Map<String, Object> properties = consumer(settings, bootstrap);
        if (settings.registry().isOn()) {
            properties.put(TopicValues.PROPERTY, TopicFormats.ofSender(settings));
        }
        return properties;
    }

    /**
     * For a producer of bytes that loses nothing and repeats nothing while it lives. It gets events and labels in
     * single-object encoding, and writes them as their topics are written.
     */
    public static Map<String, Object> producer(Settings settings, String bootstrap) {
        Map<String, Object> properties = common(bootstrap);
        properties.remove(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG);
        addUsers(properties, settings, ProducerConfig.configNames(), StreamsConfig.PRODUCER_PREFIX);
        properties.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        if (settings.registry().isOn()) {
            properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ValueSerializer.class);
            properties.put(TopicValues.PROPERTY, TopicFormats.ofSender(settings));
        }
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }

    private static Map<String, Object> common(String bootstrap) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        return properties;
    }

    private static void addUsers(Map<String, Object> properties, Settings settings, Set<String> known, String prefix) {
        Map<String, String> kafka = References.resolve(settings.kafka());
        kafka.forEach((name, text) -> {
            if (known.contains(name) || name.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
                properties.put(name, text);
            }
        });
        kafka.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                properties.put(name.substring(prefix.length()), text);
            }
        });
    }
}
