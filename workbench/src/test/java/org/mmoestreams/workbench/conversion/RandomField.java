package org.mmoestreams.workbench.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A random Avro type with a random value of it, and what JSON has for that value: made by Avro's and Java's own means,
 * apart from the code under test.
 *
 * @param schema the type
 * @param value as Avro's generic writer takes it
 * @param json the same value
 */
record RandomField(Schema schema, Object value, JsonNode json) {

    private static final List<Function<SplittableRandom, RandomField>> SCALARS = List.of(
            RandomField::string,
            random -> of(Schema.Type.INT, random.nextInt(), IntNode::valueOf),
            random -> of(Schema.Type.LONG, random.nextLong(), LongNode::valueOf),
            random -> of(
                    Schema.Type.FLOAT,
                    (float) (random.nextInt() * Math.pow(10, random.nextInt(-30, 20))),
                    value -> DecimalNode.valueOf(new BigDecimal(Float.toString(value)))),
            random -> of(
                    Schema.Type.DOUBLE,
                    random.nextInt() * Math.pow(10, random.nextInt(-250, 200)),
                    value -> DecimalNode.valueOf(new BigDecimal(Double.toString(value)))),
            random -> of(Schema.Type.BOOLEAN, random.nextBoolean(), BooleanNode::valueOf),
            RandomField::symbol,
            RandomField::bytes,
            RandomField::decimal,
            RandomField::uuid,
            RandomField::date,
            RandomField::timeOfDay,
            random -> time(random, "timestamp-millis", 1_000),
            random -> time(random, "timestamp-micros", 1_000_000),
            random -> time(random, "timestamp-nanos", 1_000_000_000),
            random -> time(random, "local-timestamp-millis", 1_000),
            random -> time(random, "local-timestamp-micros", 1_000_000));

    /** A type of any kind, with parts down to a depth. */
    static RandomField any(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 6);
        return switch (kind) {
            case 1 -> nullable(random, any(random, Math.max(0, depth - 1)));
            case 2 -> array(random, any(random, depth - 1));
            case 3 -> map(random, any(random, depth - 1));
            case 4 -> record(random, depth - 1);
            default -> SCALARS.get(random.nextInt(SCALARS.size())).apply(random);
        };
    }

    static RandomField record(SplittableRandom random, int depth) {
        List<Schema.Field> fields = new ArrayList<>();
        List<RandomField> parts = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 6); i++) {
            RandomField part = any(random, depth);
            parts.add(part);
            fields.add(new Schema.Field("f" + i, part.schema()));
        }
        Schema schema = Schema.createRecord(name(random), null, "test", false, fields);
        GenericData.Record record = new GenericData.Record(schema);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = parts.size() - 1; i >= 0; i--) {
            record.put(i, parts.get(i).value());
            json.set("f" + i, parts.get(i).json());
        }
        return new RandomField(schema, record, json);
    }

    private static RandomField nullable(SplittableRandom random, RandomField other) {
        if (other.schema().isUnion()) {
            return other;
        }
        Schema schema = Schema.createUnion(Schema.create(Schema.Type.NULL), other.schema());
        boolean isNull = random.nextInt(3) == 0
                || (other.json().isTextual() && other.json().textValue().isEmpty());
        return isNull
                ? new RandomField(schema, null, NullNode.instance)
                : new RandomField(schema, other.value(), other.json());
    }

    private static RandomField array(SplittableRandom random, RandomField item) {
        List<Object> values = new ArrayList<>();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < random.nextInt(4); i++) {
            values.add(item.value());
            json.add(item.json());
        }
        return new RandomField(Schema.createArray(item.schema()), values, json);
    }

    private static RandomField map(SplittableRandom random, RandomField item) {
        Map<String, Object> values = new LinkedHashMap<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < random.nextInt(4); i++) {
            values.put("key " + i, item.value());
            json.set("key " + i, item.json());
        }
        return new RandomField(Schema.createMap(item.schema()), values, json);
    }

    private static <T> RandomField of(Schema.Type type, T value, Function<T, JsonNode> json) {
        return new RandomField(Schema.create(type), value, json.apply(value));
    }

    private static RandomField string(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int[] characters = {'a', ' ', '"', ',', '\n', '{', '1', 0xe9, 0x1F34E, '\\', ';'};
        for (int i = 0; i < random.nextInt(8); i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return of(Schema.Type.STRING, text.toString(), TextNode::valueOf);
    }

    private static RandomField symbol(SplittableRandom random) {
        Schema schema = Schema.createEnum(name(random), null, "test", List.of("UP", "DOWN", "LEFT"));
        String symbol = schema.getEnumSymbols().get(random.nextInt(3));
        return new RandomField(schema, new GenericData.EnumSymbol(schema, symbol), TextNode.valueOf(symbol));
    }

    private static RandomField bytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(1, 9)];
        random.nextBytes(bytes);
        TextNode json = TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
        if (random.nextBoolean()) {
            return new RandomField(Schema.create(Schema.Type.BYTES), ByteBuffer.wrap(bytes), json);
        }
        Schema schema = Schema.createFixed(name(random), null, "test", bytes.length);
        return new RandomField(schema, new GenericData.Fixed(schema, bytes), json);
    }

    private static RandomField decimal(SplittableRandom random) {
        int scale = random.nextInt(0, 8);
        LogicalTypes.Decimal type = LogicalTypes.decimal(19, scale);
        BigDecimal number = new BigDecimal(BigInteger.valueOf(random.nextLong()), scale);
        JsonNode json = random.nextBoolean() ? DecimalNode.valueOf(number) : TextNode.valueOf(number.toPlainString());
        if (random.nextBoolean()) {
            Schema schema = type.addToSchema(Schema.create(Schema.Type.BYTES));
            return new RandomField(schema, new DecimalConversion().toBytes(number, schema, type), json);
        }
        Schema schema = type.addToSchema(Schema.createFixed(name(random), null, "test", 12));
        return new RandomField(schema, new DecimalConversion().toFixed(number, schema, type), json);
    }

    private static RandomField uuid(SplittableRandom random) {
        Schema schema = LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return new RandomField(schema, uuid, TextNode.valueOf(uuid));
    }

    private static RandomField date(SplittableRandom random) {
        Schema schema = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        int day = random.nextInt(-100_000, 100_000);
        return new RandomField(
                schema,
                day,
                random.nextBoolean()
                        ? IntNode.valueOf(day)
                        : TextNode.valueOf(LocalDate.ofEpochDay(day).toString()));
    }

    private static RandomField timeOfDay(SplittableRandom random) {
        Schema schema = LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
        int millis = random.nextInt(86_400_000);
        return new RandomField(
                schema,
                millis,
                random.nextBoolean()
                        ? IntNode.valueOf(millis)
                        : TextNode.valueOf(
                                LocalTime.ofNanoOfDay(millis * 1_000_000L).toString()));
    }

    private static RandomField time(SplittableRandom random, String logicalType, long perSecond) {
        Schema schema = new Schema.Parser().parse("{\"type\": \"long\", \"logicalType\": \"" + logicalType + "\"}");
        long units = random.nextLong(-4_000_000_000L * perSecond, 4_000_000_000L * perSecond);
        if (random.nextBoolean()) {
            return new RandomField(schema, units, LongNode.valueOf(units));
        }
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * (1_000_000_000 / perSecond));
        String text = logicalType.startsWith("local")
                ? instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString()
                : instant.atOffset(ZoneOffset.ofHours(random.nextInt(-12, 13))).toString();
        return new RandomField(schema, units, TextNode.valueOf(text));
    }

    private static String name(SplittableRandom random) {
        return random.ints(12, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
