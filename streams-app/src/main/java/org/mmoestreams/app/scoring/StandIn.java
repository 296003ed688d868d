package org.mmoestreams.app.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.mmoestreams.client.conversion.Conversions;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.conversion.UnfitValueException;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.LabelMatch;
import org.mmoestreams.features.NumberRange;
import org.mmoestreams.features.Target;
import org.mmoestreams.features.Task;

/**
 * A value for a field that an event must have, but that no score depends on.
 *
 * @param path where the field is
 * @param value the first of some values that its type takes
 * @param isVital whether no event is without it, so that it stands in for null, too, and whatever the default
 */
record StandIn(FieldPath path, JsonNode value, boolean isVital) {

    private static final List<JsonNode> IDS =
            List.of(TextNode.valueOf("0"), TextNode.valueOf("00000000-0000-0000-0000-000000000000"));
    private static final List<JsonNode> TIMES = List.of(
            TextNode.valueOf("2000-01-01T00:00:00Z"),
            TextNode.valueOf("2000-01-01T00:00:00"),
            TextNode.valueOf("2000-01-01"),
            IntNode.valueOf(0));
    private static final List<JsonNode> NUMBERS = List.of(IntNode.valueOf(1), BooleanNode.FALSE, TextNode.valueOf("1"));

    /** Those of a schema. */
    static List<StandIn> of(EventSchema schema) {
        FeatureSpec spec = schema.spec();
        List<StandIn> all = new ArrayList<>();
        field(schema, spec.eventId(), IDS, true).ifPresent(all::add);
        field(schema, spec.eventTime(), TIMES, true).ifPresent(all::add);
        if (spec.row().weight() != null) {
            field(schema, spec.row().weight(), NUMBERS, false).ifPresent(all::add);
        }
        for (Task task : spec.tasks()) {
            field(schema, task.field(), labels(schema, task), false).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** Puts it into an event that needs it. */
    void fillIn(ObjectNode event) {
        ObjectNode within = event;
        List<String> names = path.names();
        for (String name : names.subList(0, names.size() - 1)) {
            JsonNode next = within.get(name);
            if (next == null || next.isNull()) {
                next = JsonNodeFactory.instance.objectNode();
                within.set(name, next);
            }
            if (!(next instanceof ObjectNode record)) {
                return;
            }
            within = record;
        }
        String last = names.get(names.size() - 1);
        JsonNode there = within.get(last);
        if (there == null || (isVital && there.isNull())) {
            within.set(last, value);
        }
    }

    /** Empty where there is a stand-in already, or no value that is known to fit. */
    private static Optional<StandIn> field(EventSchema schema, String path, List<JsonNode> values, boolean isVital) {
        FieldPath place = FieldPath.of(path);
        Schema.Field field = place.fieldIn(schema.reader()).orElseThrow();
        if (!isVital && (field.hasDefaultValue() || field.schema().isNullable())) {
            return Optional.empty();
        }
        return values.stream()
                .filter(value -> fits(schema, field, value))
                .findFirst()
                .map(value -> new StandIn(place, value, isVital));
    }

    /** Values that may be labels of a task; of a binary one a positive one, where one is named. */
    private static List<JsonNode> labels(EventSchema schema, Task task) {
        List<JsonNode> values = new ArrayList<>();
        if (task.target() instanceof Target.Binary binary) {
            named(binary.positive()).forEach(values::add);
            Optional.ofNullable(binary.negative()).stream()
                    .flatMap(StandIn::named)
                    .forEach(values::add);
        } else if (task.target() instanceof Target.Regression regression) {
            Stream.of(regression.min(), regression.max())
                    .filter(Objects::nonNull)
                    .flatMap(StandIn::number)
                    .forEach(values::add);
        }
        values.addAll(NUMBERS);
        Schema type = FieldPath.of(task.field())
                .fieldIn(schema.reader())
                .orElseThrow()
                .schema();
        if (type.getType() == Schema.Type.ENUM) {
            type.getEnumSymbols().forEach(symbol -> values.add(TextNode.valueOf(symbol)));
        }
        return values;
    }

    private static Stream<JsonNode> named(LabelMatch match) {
        if (match.range() != null) {
            NumberRange range = match.range();
            return Stream.concat(
                            Stream.of(range.atLeast(), range.atMost()).filter(Objects::nonNull),
                            Stream.concat(
                                    Stream.ofNullable(range.above()).map(bound -> bound + 1),
                                    Stream.ofNullable(range.below()).map(bound -> bound - 1)))
                    .flatMap(StandIn::number);
        }
        return match.negated() ? Stream.empty() : match.values().stream().map(TextNode::valueOf);
    }

    private static Stream<JsonNode> number(double number) {
        return Stream.of(LongNode.valueOf((long) Math.ceil(number)), DoubleNode.valueOf(number));
    }

    private static boolean fits(EventSchema schema, Schema.Field field, JsonNode value) {
        Schema alone =
                Schema.createRecord("Alone", null, null, false, List.of(new Schema.Field(field, field.schema())));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set(field.name(), value);
        try {
            new Conversions(Nulls.empty())
                    .ofRecord(alone, Set.of(), schema.spec().row().time())
                    .ofJson(event);
            return true;
        } catch (UnfitValueException no) {
            return false;
        }
    }
}
