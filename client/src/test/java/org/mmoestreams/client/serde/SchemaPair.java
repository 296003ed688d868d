package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.mmoestreams.features.FeatureSpec;

/**
 * A random schema that events are read as and one of the many that they may have been written with: fields added, left
 * out, in another order or under an older name, numbers narrower, values nullable or not, symbols added and left out,
 * types in another namespace, and values that the reader's schema has no room for.
 */
record SchemaPair(Schema reader, Schema writer) {

    static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: at
            nominal:
              - {field: place, capacity: 1000}
              - {field: kind, capacity: 1000}
              - {field: member, capacity: 1000}
              - {field: shelf, capacity: 1000}
              - {field: customer.country, capacity: 1000}
              - {field: device, capacity: 1000}
            continuous:
              - {field: customer.age, scale: none, nan: missing, missing-values: [-1, 7]}
              - {field: price, scale: signed-log}
              - {field: amount, buckets: {per-octave: 2, max: 1000}}
              - {field: visits, buckets: {width: 1.0, max: 10}}
            tasks:
              - {name: buys, field: bought, kind: binary, positive: "true"}
              - {name: spends, field: spent, kind: regression}
              - {name: spends_much, field: spent, positive: {above: 100, at-most: 5000}}
              - {name: likes, field: customer.likes, positive: [1, 7.0], negative: {not: 3}, other: unknown}
            crosses:
              - {cross: [place, customer.age], capacity: 1000}
            multi-valued:
              - {field: tags, capacity: 1000, max-values: 3}
              - {field: traits, capacity: 1000, max-values: 2, combine: mean}
            row-weight: weight
            ignored: [note, customer.note]
            """);

    private static final List<Schema.Type> ITEMS =
            List.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN);

    private static final Map<String, List<Schema.Type>> TYPES = Map.ofEntries(
            Map.entry("id", List.of(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG)),
            Map.entry("at", List.of(Schema.Type.LONG)),
            Map.entry("place", List.of(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG)),
            Map.entry("kind", List.of(Schema.Type.ENUM)),
            Map.entry("member", List.of(Schema.Type.BOOLEAN, Schema.Type.STRING)),
            Map.entry("shelf", List.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.STRING)),
            Map.entry("amount", List.of(Schema.Type.DOUBLE, Schema.Type.FLOAT, Schema.Type.LONG)),
            Map.entry("visits", List.of(Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.INT, Schema.Type.DOUBLE)),
            Map.entry("bought", List.of(Schema.Type.BOOLEAN, Schema.Type.STRING, Schema.Type.ENUM)),
            Map.entry("spent", List.of(Schema.Type.DOUBLE, Schema.Type.FLOAT, Schema.Type.INT)),
            Map.entry("tags", ITEMS),
            Map.entry("traits", ITEMS),
            Map.entry("weight", List.of(Schema.Type.INT, Schema.Type.DOUBLE)),
            Map.entry("country", List.of(Schema.Type.STRING, Schema.Type.ENUM)),
            Map.entry("age", List.of(Schema.Type.INT, Schema.Type.FLOAT, Schema.Type.DOUBLE)),
            Map.entry("likes", List.of(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG)));

    private static final List<String> NAMES = List.of(
            "id",
            "at",
            "weight",
            "place",
            "kind",
            "member",
            "shelf",
            "amount",
            "visits",
            "bought",
            "spent",
            "customer",
            "tags",
            "traits",
            "price",
            "device",
            "note");

    /** What no default can stand in for. */
    private static final Set<String> MUSTS = Set.of("id", "at");

    private static final Map<Schema.Type, List<Schema.Type>> PROMOTED = Map.of(
            Schema.Type.LONG, List.of(Schema.Type.INT),
            Schema.Type.FLOAT, List.of(Schema.Type.INT, Schema.Type.LONG),
            Schema.Type.DOUBLE, List.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT),
            Schema.Type.STRING, List.of(Schema.Type.BYTES));

    static SchemaPair random(SplittableRandom random) {
        List<Schema.Field> read = new ArrayList<>();
        List<Schema.Field> written = new ArrayList<>();
        for (String name : NAMES) {
            addField(random, name, read, written);
        }
        return of("Visit", random, read, written);
    }

    private static SchemaPair of(
            String name, SplittableRandom random, List<Schema.Field> read, List<Schema.Field> written) {
        for (int i = random.nextInt(3); i > 0; i--) {
            written.add(new Schema.Field("added" + i, anything(random, name + "Added" + i, 3)));
        }
        Collections.shuffle(written, new Random(random.nextLong()));
        return new SchemaPair(
                Schema.createRecord(name, null, "shop", false, read),
                Schema.createRecord(name, null, namespace(random), false, written));
    }

    private static void addField(
            SplittableRandom random, String name, List<Schema.Field> read, List<Schema.Field> written) {
        SchemaPair types = types(random, name);
        Schema schema = types.reader();
        boolean nullable = random.nextInt(3) == 0;
        Object standard = nullable ? JsonProperties.NULL_VALUE : plainDefault(schema);
        boolean optional = standard != null && !MUSTS.contains(name) && random.nextInt(3) > 0;
        Schema.Field field =
                new Schema.Field(name, nullable ? nullable(schema) : schema, null, optional ? standard : null);
        String writtenName = random.nextInt(4) == 0 ? "old_" + name : name;
        field.addAlias("old_" + name);
        read.add(field);
        if (!optional || random.nextInt(4) > 0) {
            written.add(new Schema.Field(writtenName, wrapped(random, types.writer(), nullable)));
        }
    }

    /** A type that the field may have, and one that it may have been written with. */
    private static SchemaPair types(SplittableRandom random, String name) {
        switch (name) {
            case "note" -> {
                Schema any = anything(random, "Note" + random.nextInt(1000), 3);
                return new SchemaPair(any, any);
            }
            case "customer" -> {
                List<Schema.Field> read = new ArrayList<>();
                List<Schema.Field> written = new ArrayList<>();
                for (String inner : List.of("country", "age", "likes", "note")) {
                    addField(random, inner, read, written);
                }
                return of("Customer", random, read, written);
            }
            case "tags" -> {
                SchemaPair item = item(random, name);
                return new SchemaPair(Schema.createArray(item.reader()), Schema.createArray(item.writer()));
            }
            case "traits" -> {
                SchemaPair item = item(random, name);
                return new SchemaPair(Schema.createMap(item.reader()), Schema.createMap(item.writer()));
            }
            case "price" -> {
                Schema decimal = LogicalTypes.decimal(9, 2).addToSchema(bytesOrFixed(random, "Price", 5));
                return new SchemaPair(decimal, decimal);
            }
            case "device" -> {
                Schema uuid = random.nextBoolean()
                        ? LogicalTypes.uuid().addToSchema(Schema.createFixed("Device", null, "shop", 16))
                        : Schema.create(Schema.Type.STRING);
                return new SchemaPair(uuid, uuid);
            }
            default -> {
                Schema plain = readType(random, name);
                return new SchemaPair(plain, writtenType(random, plain));
            }
        }
    }

    private static SchemaPair item(SplittableRandom random, String name) {
        Schema plain = readType(random, name);
        boolean nullable = random.nextInt(3) == 0;
        Schema written = writtenType(random, plain);
        return new SchemaPair(
                nullable ? nullable(plain) : plain, nullable && random.nextBoolean() ? nullable(written) : written);
    }

    private static Schema bytesOrFixed(SplittableRandom random, String name, int size) {
        return random.nextBoolean() ? Schema.create(Schema.Type.BYTES) : Schema.createFixed(name, null, "shop", size);
    }

    private static String namespace(SplittableRandom random) {
        return pick(random, Arrays.asList("shop", "shop", "shop.old", null));
    }

    private static Schema readType(SplittableRandom random, String name) {
        Schema.Type type = pick(random, TYPES.get(name));
        if (type == Schema.Type.ENUM) {
            String standard = random.nextBoolean() ? "other" : null;
            return Schema.createEnum("Symbol_" + name, null, "shop", List.of("a", "b", "true", "other"), standard);
        }
        return Schema.create(type);
    }

    private static Schema writtenType(SplittableRandom random, Schema read) {
        if (read.getType() == Schema.Type.ENUM) {
            List<String> symbols = new ArrayList<>(List.of("true", "b", "a"));
            if (random.nextInt(read.getEnumDefault() != null ? 2 : 6) == 0) {
                symbols.add("quite_new");
            }
            Collections.shuffle(symbols, new Random(random.nextLong()));
            return Schema.createEnum(read.getName(), null, namespace(random), symbols);
        }
        List<Schema.Type> narrower = PROMOTED.getOrDefault(read.getType(), List.of());
        return narrower.isEmpty() || random.nextBoolean() ? read : Schema.create(pick(random, narrower));
    }

    private static Schema wrapped(SplittableRandom random, Schema schema, boolean nullable) {
        if (schema.isUnion()) {
            return schema;
        }
        if (random.nextInt(40) == 0 && schema.getType() != Schema.Type.ARRAY && schema.getType() != Schema.Type.MAP) {
            return Schema.createUnion(schema, Schema.createArray(Schema.create(Schema.Type.STRING)));
        }
        if (random.nextInt(60) < (nullable ? 40 : 2)) {
            return nullable(schema);
        }
        return random.nextInt(5) == 0 ? Schema.createUnion(schema) : schema;
    }

    private static Schema nullable(Schema schema) {
        return schema.isUnion() || schema.getType() == Schema.Type.NULL
                ? schema
                : Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }

    private static Object plainDefault(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "somewhere";
            case INT -> 7;
            case LONG -> 7L;
            case FLOAT -> 1.5f;
            case DOUBLE -> 1.5;
            case BOOLEAN -> true;
            case ENUM -> "true";
            default -> null;
        };
    }

    private static Schema anything(SplittableRandom random, String name, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> Schema.create(Schema.Type.STRING);
            case 1 -> Schema.create(Schema.Type.LONG);
            case 2 -> Schema.createFixed(name, null, "shop", random.nextInt(4));
            case 3 -> Schema.createEnum(name, null, "shop", List.of("x", "y"));
            case 4 ->
                Schema.create(pick(
                        random,
                        List.of(
                                Schema.Type.NULL,
                                Schema.Type.BOOLEAN,
                                Schema.Type.DOUBLE,
                                Schema.Type.BYTES,
                                Schema.Type.FLOAT)));
            case 5 -> Schema.createArray(anything(random, name + "Item", depth - 1));
            case 6 -> Schema.createMap(anything(random, name + "Value", depth - 1));
            case 7 ->
                Schema.createUnion(
                        Schema.create(Schema.Type.NULL),
                        Schema.create(Schema.Type.INT),
                        Schema.create(Schema.Type.STRING));
            default ->
                Schema.createRecord(
                        name,
                        null,
                        "shop",
                        false,
                        List.of(
                                new Schema.Field("one", anything(random, name + "One", depth - 1)),
                                new Schema.Field("two", anything(random, name + "Two", depth - 1))));
        };
    }

    private static <T> T pick(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
