package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Random data of any schema, ordinary values more often than extreme ones. */
final class RandomDatum {

    private static final List<String> TEXTS = List.of("true", "false", "a", "élan", "7", "", "north", "\uD83D\uDE80");
    private static final double[] EXTREMES = {
        0, -0.0, -1, Double.MIN_VALUE, 1e100, -1e100, 1e101, 1e308, Double.NaN, Double.NEGATIVE_INFINITY
    };

    private final SplittableRandom random;

    RandomDatum(SplittableRandom random) {
        this.random = random;
    }

    GenericRecord record(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), of(field.schema())));
        return record;
    }

    private Object of(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) whole();
            case LONG -> whole();
            case FLOAT -> (float) fraction();
            case DOUBLE -> fraction();
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(bytes());
            case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
            case UNION ->
                of(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case RECORD -> record(schema);
            case ARRAY -> items(schema.getElementType());
            case MAP -> entries(schema.getValueType());
        };
    }

    private long whole() {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextLong();
            case 1 -> -random.nextInt(1000);
            default -> random.nextInt(1000);
        };
    }

    private double fraction() {
        return random.nextInt(12) == 0
                ? EXTREMES[random.nextInt(EXTREMES.length)]
                : random.nextDouble() * Math.pow(10, random.nextInt(6));
    }

    private String text() {
        return random.nextInt(40) == 0 ? "long".repeat(random.nextInt(600)) : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private byte[] bytes() {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private List<Object> items(Schema item) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(of(item));
        }
        return items;
    }

    private Map<String, Object> entries(Schema value) {
        Map<String, Object> entries = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put(text(), of(value));
        }
        return entries;
    }
}
