package org.mmoestreams.app.config;

import static org.mmoestreams.checks.Checks.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.mmoestreams.settings.Values;

/**
 * Others' classes that read and write values in the place of ours.
 *
 * @param deserializer the name of a Kafka deserializer of Avro's generic records; empty: none
 * @param serializer the name of a Kafka serializer of Avro's generic records; empty: none
 */
public record SerdeClasses(String deserializer, String serializer) {

    private static final Key<String> DESERIALIZER = name(
            "registry.deserializer-class",
            "A Kafka `Deserializer` of Avro's `GenericRecord` on the class path that reads framed values in the place"
                    + " of what is built in, such as `io.confluent.kafka.serializers.KafkaAvroDeserializer`. It is"
                    + " configured with all `kafka.*` and `schema.registry.url`. Of `registry.url`.");
    private static final Key<String> SERIALIZER = name(
            "registry.serializer-class",
            "A Kafka `Serializer` of Avro's `GenericRecord` that writes values, likewise. Of `registry.url`.");

    static SerdeClasses of(KeyValues values) {
        return new SerdeClasses(values.of(DESERIALIZER), values.of(SERIALIZER));
    }

    /** Refuses whatever there is, for there is no registry. */
    void refuseAny() {
        check(deserializer.isEmpty(), DESERIALIZER.name(), deserializer, "none without registry.url");
        check(serializer.isEmpty(), SERIALIZER.name(), serializer, "none without registry.url");
    }

    /** Whether there is any. */
    boolean isAny() {
        return !deserializer.isEmpty() || !serializer.isEmpty();
    }

    /**
     * A deserializer, configured; empty: there is none.
     *
     * @throws ConfigException when there is no such class, or it cannot be configured
     */
    Optional<Deserializer<?>> newDeserializer(Settings settings) {
        if (deserializer.isEmpty()) {
            return Optional.empty();
        }
        Deserializer<?> made = make(DESERIALIZER, deserializer, Deserializer.class);
        configured(DESERIALIZER, deserializer, () -> made.configure(properties(settings), false));
        return Optional.of(made);
    }

    /**
     * A serializer, configured; empty: there is none.
     *
     * @throws ConfigException when there is no such class, or it cannot be configured
     */
    @SuppressWarnings("unchecked") // it is said to take generic records, and gets nothing else
    Optional<Serializer<Object>> newSerializer(Settings settings) {
        if (serializer.isEmpty()) {
            return Optional.empty();
        }
        Serializer<Object> made = make(SERIALIZER, serializer, Serializer.class);
        configured(SERIALIZER, serializer, () -> made.configure(properties(settings), false));
        return Optional.of(made);
    }

    private static Map<String, String> properties(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        settings.registry().url().ifPresent(url -> properties.put("schema.registry.url", url.toString()));
        properties.putAll(References.resolve(settings.kafka()));
        return properties;
    }

    private static <T> T make(Key<String> key, String name, Class<T> type) {
        try {
            return Class.forName(name).asSubclass(type).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError unusable) {
            throw new ConfigException(key.name() + ": " + name + " (expected: a class on the class path that is a"
                    + " Kafka " + type.getSimpleName() + " and needs no arguments; " + unusable + ")");
        }
    }

    private static void configured(Key<String> key, String name, Runnable configuring) {
        try {
            configuring.run();
        } catch (ConfigException explained) {
            throw explained;
        } catch (RuntimeException refused) {
            throw new ConfigException(key.name() + ": " + name + ": " + refused.getMessage()
                    + " (expected: all that it needs among kafka.*)");
        }
    }

    private static Key<String> name(String name, String doc) {
        return new Key<>(name, new Values<>("a class's name, or empty", text -> text, text -> true), "", doc);
    }
}
