package org.mmoestreams.workbench.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.workbench.rows.Place;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.rows.RowReader;

class RecordMakerTest {

    private static final String ORDER = """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "id", "type": "string"},
              {"name": "at", "type": "long"},
              {"name": "amount", "type": "double"},
              {"name": "customer", "type": ["null", {"type": "record", "name": "Customer", "fields": [
                {"name": "country", "type": "string"},
                {"name": "age", "type": ["null", "int"]}]}], "default": null},
              {"name": "tags", "type": {"type": "array", "items": "string"}, "default": ["none"]},
              {"name": "prices", "type": ["null", {"type": "map", "values": "int"}]},
              {"name": "next", "type": ["null", "Customer"], "default": null}
            ]}
            """;

    private final RecordMaker orders =
            RecordMaker.of(new Schema.Parser().parse(ORDER), Nulls.empty(), Set.of("id", "at"), EventTime.of("at"));

    @TempDir
    private Path folder;

    @Test
    void putsColumnsIntoFieldsByTheirNamesAndNestedOnesByDots() throws IOException {
        assertThat(csv("""
                customer.country,amount,tags,id,customer.age,prices
                FR,1.5,"[""a"",""b""]",o1,,"{""x"":1}"
                ,2,[],o2,,
                ,3,[],o3,7,
                """))
                .containsExactly(
                        "{\"id\": \"o1\", \"at\": null, \"amount\": 1.5, \"customer\": {\"country\": \"FR\", \"age\":"
                                + " null}, \"tags\": [\"a\", \"b\"], \"prices\": {\"x\": 1}, \"next\": null}",
                        "{\"id\": \"o2\", \"at\": null, \"amount\": 2.0, \"customer\": null, \"tags\": [], \"prices\":"
                                + " null, \"next\": null}",
                        "{\"id\": \"o3\", \"at\": null, \"amount\": 3.0, \"customer\": {\"country\": \"\", \"age\": 7},"
                                + " \"tags\": [], \"prices\": null, \"next\": null}");
    }

    @Test
    void givesWhatARowLacksItsDefaultAndElseNull() throws IOException {
        String bare = "{\"id\": null, \"at\": null, \"amount\": 1.0, \"customer\": null, \"tags\": [\"none\"],"
                + " \"prices\": null, \"next\": null}";
        assertThat(csv("amount\n1\n")).containsExactly(bare);
        assertThat(json("{\"amount\": 1}\n")).containsExactly(bare);
    }

    @Test
    void readsNestedObjectsAndArraysOfJson() throws IOException {
        assertThat(json("{\"id\":\"o1\",\"at\":\"1970-01-01T00:00:02Z\",\"amount\":1,\"customer\":{\"country\":\"FR\"},"
                        + "\"tags\":[\"a\"],\"prices\":{\"x\":1}}\n"))
                .containsExactly("{\"id\": \"o1\", \"at\": 2000, \"amount\": 1.0, \"customer\": {\"country\": \"FR\","
                        + " \"age\": null}, \"tags\": [\"a\"], \"prices\": {\"x\": 1}, \"next\": null}");
    }

    @Test
    void takesAPlainTimeForMilliseconds() throws IOException {
        assertThat(csv("amount,at\n1,1970-01-01 00:00:01\n1,17\n"))
                .allMatch(order -> order.contains("\"at\": 1000,") || order.contains("\"at\": 17,"));
        assertThat(orders.timeOf(Instant.ofEpochMilli(1_234))).isEqualTo(1_234L);
    }

    @Test
    void namesFieldAndValueWhereverTheyAre() throws IOException {
        assertThat(problems(
                        "rows.csv",
                        "id,amount,customer.country,customer.age,tags\no1,x,FR,,[]\no2,1,FR,old,[]\n"
                                + "o3,1,FR,1,[1\n"))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("amount: \"x\" (expected: a finite number)"),
                        two -> assertThat(two).startsWith("customer.age: \"old\" (expected: a whole number"),
                        three -> assertThat(three).startsWith("tags: \"[1\" (expected: an array of JSON, [...]; "));
        assertThat(problems("rows.jsonl", """
                {"amount": 1, "prices": {"x": "y"}}
                {"amount": 1, "tags": ["a", null]}
                {"id": "o"}
                {"amount": 1, "amuont": 2}
                {"amount": 1, "customer": {"country": "FR", "x": 1}}
                """))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("prices.x: \"y\" (expected: a whole number"),
                        two -> assertThat(two).isEqualTo("tags[1]: null (expected: a text)"),
                        three -> assertThat(three)
                                .isEqualTo("amount: missing (expected: a value, as it may not be null and has no"
                                        + " default)"),
                        four -> assertThat(four)
                                .isEqualTo("amuont: no field of shop.Order (expected: keys that are its fields; the"
                                        + " nearest is amount)"),
                        five -> assertThat(five)
                                .isEqualTo(
                                        "customer.x: no field of shop.Customer (expected: keys that are its fields)"));
    }

    @Test
    void refusesAHeaderThatDoesNotFit() throws IOException {
        assertHeaderRefused(
                "id,amuont",
                "column amuont: no field of shop.Order (expected: columns that are fields; the nearest is amount)");
        assertHeaderRefused(
                "amount,customer.county,customer.country",
                "column customer.county: no field of shop.Customer (expected: columns that are fields; the nearest is"
                        + " customer.country)");
        assertHeaderRefused(
                "id,at", "field amount: no column (expected: one, as it may not be null and has no default)");
        assertHeaderRefused(
                "amount,customer.age",
                "field customer.country: no column (expected: one, as it may not be null and has no default)");
        assertHeaderRefused(
                "amount,customer,customer.country",
                "columns customer, customer.country: the field twice (expected: a column for each field of a record, or"
                        + " one with all of it as JSON)");
        assertHeaderRefused(
                "amount.x",
                "columns amount.x: the field is no record (expected: a column for each field of a record, or one with"
                        + " all of it as JSON)");
    }

    @Test
    void makesRecordsThatHoldThemselves() throws IOException {
        Schema tree = new Schema.Parser().parse("""
                {"type": "record", "name": "Tree", "fields": [
                  {"name": "at", "type": "long"},
                  {"name": "left", "type": ["null", "Tree"], "default": null}]}
                """);
        RecordMaker trees = RecordMaker.of(tree, Nulls.empty(), Set.of(), EventTime.of("at"));
        Path file = Files.writeString(folder.resolve("t.jsonl"), "{\"at\":1,\"left\":{\"at\":2,\"left\":{\"at\":3}}}");
        assertThat(made(trees, file))
                .containsExactly("{\"at\": 1, \"left\": {\"at\": 2, \"left\": {\"at\": 3, \"left\": null}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "long, D, 20484",
        "int, D, 20484",
        "int, S, 1769862600",
        "long, S, 1769862600",
        "long, MS, 1769862600000",
        "long, US, 1769862600000000",
        "long, NS, 1769862600000000000"
    })
    void readsPlainTimesInTheUnitOfTheSpec(String type, EventTime.Unit unit, long expected) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"at\",\"type\":\"" + type + "\"}]}");
        RecordMaker maker = RecordMaker.of(schema, Nulls.empty(), Set.of("at"), new EventTime("at", unit));
        Object made = maker.timeOf(Instant.parse("2026-01-31T12:30:00Z"));
        assertThat(made).isInstanceOf(type.equals("int") ? Integer.class : Long.class);
        assertThat(((Number) made).longValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "int, date, 20484",
        "long, local-timestamp-millis, 1769862600000",
        "long, timestamp-micros, 1769862600000000"
    })
    void makesTimesOfEachLogicalType(String type, String logical, long expected) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"at\",\"type\":{\"type\":\"" + type
                        + "\",\"logicalType\":\"" + logical + "\"}}]}");
        RecordMaker maker = RecordMaker.of(schema, Nulls.empty(), Set.of("at"), EventTime.of("at"));
        assertThat(((Number) maker.timeOf(Instant.parse("2026-01-31T12:30:00Z"))).longValue())
                .isEqualTo(expected);
    }

    @Test
    void refusesADotWithoutANameOnEachSide() throws IOException {
        assertHeaderRefused(
                "amount.,amount,id",
                "column amount.: a dot without a name on each side (expected: fields' names with dots between them)");
    }

    private void assertHeaderRefused(String header, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("header.csv"), header + "\n");
        var columns = RowReader.header(file, RowLayout.byName()).orElseThrow();
        assertThatThrownBy(() -> orders.check(columns, new Place(file, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":1: " + problem);
    }

    private List<String> csv(String text) throws IOException {
        return made(orders, Files.writeString(folder.resolve("rows.csv"), text));
    }

    private List<String> json(String text) throws IOException {
        return made(orders, Files.writeString(folder.resolve("rows.jsonl"), text));
    }

    private static List<String> made(RecordMaker maker, Path file) {
        List<String> records = new ArrayList<>();
        try (RowReader rows = RowReader.open(List.of(file), RowLayout.byName())) {
            rows.forEachRemaining(row -> records.add(maker.of(row).toString()));
        }
        return records;
    }

    private List<String> problems(String name, String text) throws IOException {
        List<String> problems = new ArrayList<>();
        Path file = Files.writeString(folder.resolve(name), text);
        try (RowReader rows = RowReader.open(List.of(file), RowLayout.byName())) {
            rows.forEachRemaining(row -> {
                try {
                    problems.add(orders.of(row).toString());
                } catch (IllegalArgumentException e) {
                    problems.add(e.getMessage());
                }
            });
        }
        return problems;
    }
}
