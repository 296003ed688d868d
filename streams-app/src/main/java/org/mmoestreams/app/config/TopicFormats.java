package org.mmoestreams.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.mmoestreams.client.registry.RegistryAddress;
import org.mmoestreams.client.registry.RegistryFormat;
import org.mmoestreams.client.registry.RegistryProbe;
import org.mmoestreams.client.registry.SerdeFormat;
import org.mmoestreams.client.registry.TopicValues;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.PublishedSchemas;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;

/** The format that settings give to the values of topics. */
public final class TopicFormats {

    private static final List<TopicName> INTERNAL = List.of(InternalTopic.SCORED_WINDOWS, InternalTopic.HISTORY);

    private TopicFormats() {}

    /**
     * The format for a command, which the caller closes. Asks nobody yet.
     *
     * @throws ConfigException when a file or a class that settings name is of no use
     */
    public static WireFormat of(Settings settings) {
        return of(settings, false);
    }

    /** The same for a learner, which keeps the schemas that it comes to know. */
    public static WireFormat ofLearner(Settings settings) {
        return of(settings, true);
    }

    /**
     * Asks the registry what would become of schemas; empty where there is none.
     *
     * @throws ConfigException when a file that settings name is of no use
     */
    public static Optional<RegistryProbe> probe(Settings settings) {
        return settings.registry().isOn()
                ? Optional.of(new RegistryProbe(address(settings.registry()), rules(settings, false)))
                : Optional.empty();
    }

    /**
     * What the values of topics are, for those who read and write the application's own records. Events and labels are
     * handed over as they came.
     *
     * @param format the format that they have
     */
    public static TopicValues values(Settings settings, WireFormat format) {
        Map<String, Schema> own = own(settings);
        return new TopicValues(
                format, topic -> Optional.ofNullable(own.get(topic)), topic -> Optional.ofNullable(own.get(topic)));
    }

    /** The same for those who write events and labels, too, and read them again as they wrote them. */
    static TopicValues ofSender(Settings settings) {
        Map<String, Schema> all = own(settings);
        EventSchema events = settings.event().read();
        all.put(settings.topics().features(), events.reader());
        if (settings.topics().has(TopicRole.LABELS)) {
            all.put(
                    settings.topics().name(TopicRole.LABELS),
                    settings.labels().read(events.spec()).reader());
        }
        return new TopicValues(
                of(settings),
                topic -> Optional.ofNullable(all.get(topic)),
                topic -> Optional.ofNullable(all.get(topic)));
    }

    /** The application's topics whose records have schemas, with these as they are published. */
    public static Map<String, Schema> own(Settings settings) {
        Map<String, Schema> schemas = new HashMap<>();
        settings.topics().names().keySet().forEach(role -> add(schemas, role, settings));
        INTERNAL.stream()
                .filter(topic -> topic.isAmong(settings.topics()))
                .forEach(topic -> add(schemas, topic, settings));
        return schemas;
    }

    private static void add(Map<String, Schema> schemas, TopicName topic, Settings settings) {
        topic.schema().ifPresent(schema -> schemas.put(settings.name(topic), PublishedSchemas.asPublished(schema)));
    }

    private static WireFormat of(Settings settings, boolean keep) {
        RegistrySettings registry = settings.registry();
        if (!registry.isOn()) {
            return WireFormat.SINGLE_OBJECT;
        }
        WireFormat own = new RegistryFormat(address(registry), rules(settings, keep));
        SerdeClasses serdes = registry.serdes();
        return serdes.isAny()
                ? new SerdeFormat(
                        serdes.newDeserializer(settings), serdes.newSerializer(settings), own, registry.retryFor())
                : own;
    }

    private static RegistryAddress address(RegistrySettings registry) {
        registry.access().authorization();
        return new RegistryAddress(
                registry.url().orElseThrow(),
                registry.access()::authorization,
                registry.access().trust(),
                registry.timeout());
    }

    private static RegistryFormat.Rules rules(Settings settings, boolean keep) {
        RegistrySettings registry = settings.registry();
        return new RegistryFormat.Rules(
                registry.naming(),
                registry.autoRegister(),
                registry.retryFor(),
                Optional.of(RegistrySettings.knownSchemas(settings)),
                keep);
    }
}
