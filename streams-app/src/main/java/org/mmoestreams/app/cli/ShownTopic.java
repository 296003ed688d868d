package org.mmoestreams.app.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A topic that {@code consume} prints: one that is shared with others, or one of the application's own whose records
 * have a schema.
 *
 * @param label as it is written on the command line
 * @param name its name before the configuration gives it one
 */
record ShownTopic(String label, TopicName name) {

    private static final List<InternalTopic> INTERNAL = List.of(InternalTopic.SCORED_WINDOWS, InternalTopic.HISTORY);

    /** All of them: outputs first, for they are asked for most. */
    static List<ShownTopic> all() {
        Stream<TopicRole> inputs = Arrays.stream(TopicRole.values()).filter(role -> !role.isOutput());
        Stream<ShownTopic> shared =
                Stream.concat(TopicRole.outputs().stream(), inputs).map(role -> new ShownTopic(role.label(), role));
        Stream<ShownTopic> internal = INTERNAL.stream().map(topic -> new ShownTopic(topic.suffix(), topic));
        return Stream.concat(shared, internal).toList();
    }

    /** Whether others write it. */
    boolean isInput() {
        return name instanceof TopicRole role && !role.isOutput();
    }

    /** What a consumer of it is told. */
    Map<String, Object> consumer(Settings settings, String bootstrap) {
        return isInput()
                ? ClientProperties.consumerOfSent(settings, bootstrap)
                : ClientProperties.consumer(settings, bootstrap);
    }

    /**
     * How its records are printed.
     *
     * @param headers whether with place, key and headers where the value alone would do
     */
    RecordJson format(Settings settings, boolean headers) {
        if (name instanceof TopicRole role) {
            return switch (role) {
                case FEATURES -> ofEvents(settings.event().read());
                case LABELS ->
                    ofLabels(settings.labels().read(settings.event().read().spec()));
                case PREDICTIONS, METRICS, DEAD_LETTERS, EXPERTS, DRIFT ->
                    headers && role.schema().isPresent() ? RecordJson.whole(RecordJson.of(role)) : RecordJson.of(role);
            };
        }
        return name.schema().map(RecordJson::decoded).map(RecordJson::whole).orElseGet(RecordJson::asTheyCame);
    }

    private static RecordJson ofEvents(EventSchema schema) {
        return RecordJson.ofOthers(schema.reader(), schema.writers());
    }

    private static RecordJson ofLabels(LabelSchema schema) {
        return RecordJson.ofOthers(schema.reader(), schema.writers());
    }

    /** Their names as they are written on the command line. */
    static final class Names implements ITypeConverter<ShownTopic>, Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return all().stream().map(ShownTopic::label).iterator();
        }

        @Override
        public ShownTopic convert(String text) {
            return all().stream()
                    .filter(topic -> topic.label().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(text + " (expected: one of "
                            + all().stream().map(ShownTopic::label).collect(Collectors.joining(", ")) + ")"));
        }
    }
}
