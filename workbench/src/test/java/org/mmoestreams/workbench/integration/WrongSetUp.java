package org.mmoestreams.workbench.integration;

import static org.mmoestreams.workbench.integration.SetUpFiles.CONFIG;
import static org.mmoestreams.workbench.integration.SetUpFiles.SCHEMA;
import static org.mmoestreams.workbench.integration.SetUpFiles.SPEC;
import static org.mmoestreams.workbench.integration.SetUpFiles.WRITER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A set-up that cannot work.
 *
 * @param title what is wrong with it
 * @param change makes it wrong
 * @param settings further settings, {@code key=value} each
 * @param message what is said of it; {@code {}} is the folder of its files
 */
record WrongSetUp(String title, Consumer<SetUpFiles> change, List<String> settings, String message) {

    @Override
    public String toString() {
        return title;
    }

    static Stream<WrongSetUp> all() {
        return Stream.of(files(), schemas(), labels(), specs(), writers(), sizes())
                .flatMap(part -> part);
    }

    private static Stream<WrongSetUp> files() {
        return Stream.of(
                of(
                        "no config file",
                        files -> files.delete(CONFIG),
                        "--config: {}/shop.yaml (expected: a file that can be read; there is none of this name)"),
                of(
                        "no schema file",
                        files -> files.delete(SCHEMA),
                        "event.schema: {}/visit.avsc (expected: a file that can be read; there is none of this name)"),
                of(
                        "no spec file",
                        files -> files.delete(SPEC),
                        "event.spec: {}/features.yaml (expected: a file that can be read; there is none of this name)"),
                of(
                        "a folder for a schema file",
                        files -> files.makeFolder(SCHEMA),
                        "event.schema: {}/visit.avsc (expected: a file that can be read; this is a folder)"),
                of(
                        "a folder for a spec file",
                        files -> files.makeFolder(SPEC),
                        "event.spec: {}/features.yaml (expected: a file that can be read; this is a folder)"),
                of(
                        "a schema in UTF-16",
                        files -> files.write(SCHEMA, files.read(SCHEMA), StandardCharsets.UTF_16),
                        "event.schema: {}/visit.avsc is in another encoding (expected: UTF-8)"),
                of(
                        "an empty schema",
                        files -> files.write(SCHEMA, " \n"),
                        "event.schema: {}/visit.avsc: empty (expected: an Avro schema)"),
                of(
                        "an empty writer schema",
                        files -> files.write(WRITER, ""),
                        "event.writer-schemas: {}/old.avsc: empty (expected: an Avro schema)"),
                of(
                        "a schema that is not JSON",
                        files -> files.write(SCHEMA, "\nrecord Visit {}"),
                        "event.schema: {}/visit.avsc: line 2: not JSON (expected: an Avro schema)"),
                of(
                        "a spec for a schema",
                        files -> files.write(SCHEMA, files.read(SPEC)),
                        "event.schema: {}/visit.avsc: line 1: not JSON (expected: an Avro schema)"),
                of(
                        "an empty spec",
                        files -> files.write(SPEC, ""),
                        "event.spec: {}/features.yaml: empty (expected: a mapping with event-id, event-time, features and tasks)"),
                of(
                        "a spec that is a list",
                        files -> files.write(SPEC, "- event-id: id\n"),
                        "event.spec: {}/features.yaml: another document, or no mapping (expected: one YAML document, a mapping with event-id, event-time, features and tasks), line 1"),
                of(
                        "a schema for a spec",
                        files -> files.write(SPEC, files.read(SCHEMA)),
                        "event.spec: {}/features.yaml: type: unknown key (expected: one of event-id, event-time, nominal, continuous, tasks, ignored), line 1"));
    }

    private static Stream<WrongSetUp> schemas() {
        return Stream.of(
                schema(
                        "no record",
                        "{\"type\": \"record\"",
                        "[\"null\", {\"type\": \"record\"",
                        "]}\n",
                        "]}]\n",
                        "null or record (expected: a record)"),
                schema(
                        "a type that there is not",
                        "\"int\"},\n  {\"name\": \"amount\"",
                        "\"number\"},\n  {\"name\": \"amount\"",
                        "Undefined schema: shop.number (expected: an Avro schema)"),
                schema(
                        "a default of another type",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"int\", \"default\": \"top\"",
                        "Invalid default for field shelf: \"top\" not a \"int\" (expected: an Avro schema)"),
                schema(
                        "a field twice",
                        "{\"name\": \"shelf\"",
                        "{\"name\": \"stars\"",
                        "Duplicate field stars in record shop.Visit: stars type:INT pos:8 and stars type:INT pos:5. (expected: an Avro schema)"),
                schema(
                        "a number that is text",
                        "\"amount\", \"type\": \"double\"",
                        "\"amount\", \"type\": \"string\"",
                        "amount of type string (expected: int or long or float or double, for the spec's continuous)"),
                schema(
                        "a name that is a fraction",
                        "\"day\", \"type\": {\"type\": \"int\", \"logicalType\": \"date\"}",
                        "\"day\", \"type\": \"float\"",
                        "day of type float (expected: string or enum or int or long or boolean, for the spec's nominal)"),
                schema(
                        "a number that is a decimal",
                        "\"amount\", \"type\": \"double\"",
                        "\"amount\", \"type\": {\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 9, \"scale\": 2}",
                        "amount of type bytes (decimal of scale 2) (expected: int or long or float or double, for the spec's continuous)"),
                schema(
                        "a nested record",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": {\"type\": \"record\", \"name\": \"Shelf\", \"fields\": []}",
                        "shelf of type record (expected: int or long or float or double, for the spec's continuous)"),
                schema(
                        "an array",
                        "\"place\", \"type\": [\"null\", \"string\"]",
                        "\"place\", \"type\": [\"null\", {\"type\": \"array\", \"items\": \"string\"}]",
                        "place of type null or array (expected: string or enum or int or long or boolean, for the spec's nominal)"),
                schema(
                        "a union of text and number",
                        "\"amount\", \"type\": \"double\"",
                        "\"amount\", \"type\": [\"double\", \"string\"]",
                        "amount of type double or string (expected: int or long or float or double, for the spec's continuous)"),
                schema(
                        "a field that is always null",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"null\"",
                        "shelf of type null (expected: int or long or float or double, for the spec's continuous)"),
                schema(
                        "an id that is a fraction",
                        "\"id\", \"type\": \"string\"",
                        "\"id\", \"type\": \"double\"",
                        "id of type double (expected: string or int or long, for the spec's event-id)"),
                schema(
                        "a time that is text",
                        "\"at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}",
                        "\"at\", \"type\": \"string\"",
                        "at of type string (expected: long, for the spec's event-time)"),
                schema(
                        "a time in microseconds",
                        "timestamp-millis",
                        "timestamp-micros",
                        "at in timestamp-micros (expected: a long in milliseconds, timestamp-millis, for the spec's event-time)"),
                schema(
                        "a regression label that is text",
                        "\"spent\", \"type\": [\"null\", \"double\"]",
                        "\"spent\", \"type\": [\"null\", \"string\"]",
                        "spent of type null or string (expected: int or long or float or double, for the label of the regression task spends)"),
                schema(
                        "a binary label that is a fraction",
                        "\"stars\", \"type\": \"int\"",
                        "\"stars\", \"type\": \"float\"",
                        "stars of type float (expected: string or enum or int or long or boolean, for the label of the binary task likes)"));
    }

    private static Stream<WrongSetUp> labels() {
        return Stream.of(
                spec(
                        "yes for a boolean",
                        "\"true\"",
                        "\"yes\"",
                        "tasks.buys.positive: yes (expected: a value of bought, boolean in event.schema)"),
                spec(
                        "True for a boolean",
                        "\"true\"",
                        "\"True\"",
                        "tasks.buys.positive: True (expected: a value of bought, boolean in event.schema)"),
                spec(
                        "a range for an int",
                        "positive: 5",
                        "positive: \">5\"",
                        "tasks.likes.positive: >5 (expected: a value of stars, int in event.schema)"),
                spec(
                        "a fraction for an int",
                        "positive: 5",
                        "positive: 1.0",
                        "tasks.likes.positive: 1.0 (expected: a value of stars, int in event.schema)"),
                spec(
                        "more than an int holds",
                        "positive: 5",
                        "positive: 3000000000",
                        "tasks.likes.positive: 3000000000 (expected: a value of stars, int in event.schema)"),
                spec(
                        "a symbol that the enum lacks",
                        "positive: AIR",
                        "positive: air",
                        "tasks.flies.positive: air (expected: a value of way, enum shop.Way [AIR, SEA] in event.schema)"));
    }

    private static Stream<WrongSetUp> specs() {
        return Stream.of(
                spec(
                        "a field that the schema lacks",
                        "field: place",
                        "field: town",
                        "nominal: town (expected: a field of the event schema)"),
                spec(
                        "a field without a role",
                        "[price, note]",
                        "[price]",
                        "event field: note (expected: a role in the feature spec; list it under ignored?)"),
                spec(
                        "two roles for a field",
                        "field: shelf",
                        "field: kind",
                        "continuous: kind (expected: one role for the field, but it is also nominal)"),
                spec(
                        "a label for a feature",
                        "field: shelf",
                        "field: stars",
                        "continuous: stars (expected: one role for the field, but it is also tasks.likes.field; a label must not be an input)"),
                spec(
                        "two tasks of one name",
                        "name: likes",
                        "name: buys",
                        "tasks: [buys, buys, flies, spends] (expected: every name once)"),
                spec("no event-id", "event-id: id\n", "", "event-id: null (expected: a value that is not blank)"),
                of(
                        "no tasks",
                        files -> files.write(
                                SPEC, "event-id: id\nevent-time: at\nnominal: [{field: place, capacity: 4}]\n"),
                        "event.spec: {}/features.yaml: tasks: none (expected: at least one task)"),
                spec(
                        "no capacity",
                        "kind, capacity: 4",
                        "kind, capacity: 0",
                        "nominal.kind.capacity: 0 (expected: 1 to 1000000), line 5"),
                spec(
                        "a misspelt key",
                        "kind, capacity: 4",
                        "kind, size: 4",
                        "nominal[1].size: unknown key (expected: one of field, capacity), line 5"),
                spec(
                        "a misspelt part",
                        "continuous:",
                        "continous:",
                        "continous: unknown key (expected: one of event-id, event-time, nominal, continuous, tasks, ignored), line 7"),
                spec(
                        "names where mappings belong",
                        "  - {field: shelf}",
                        "  - shelf",
                        "continuous[1]: another kind of value (expected: a mapping), line 9"),
                spec(
                        "a word for a number",
                        "capacity: 400",
                        "capacity: many",
                        "nominal[2].capacity: many (expected: a whole number), line 6"),
                spec(
                        "a kind of task that there is not",
                        "kind: regression",
                        "kind: ranking",
                        "tasks[3].kind: ranking (expected: binary or regression), line 14"),
                spec(
                        "a positive value for a regression",
                        "kind: regression",
                        "kind: regression, positive: 1",
                        "tasks.spends.positive: 1 (expected: none for a regression task), line 14"),
                spec(
                        "no positive value",
                        ", positive: AIR",
                        "",
                        "tasks.flies.positive: null (expected: the label value that is positive), line 13"),
                spec(
                        "buckets without end",
                        "{per-octave: 2, max: 1000}",
                        "{per-octave: 2}",
                        "continuous[0].buckets.max: 0.0 (expected: > 0.0), line 8"),
                spec(
                        "a part of another name",
                        "tasks:",
                        "tasks: []\ntargets:",
                        "targets: unknown key (expected: one of event-id, event-time, nominal, continuous, tasks, ignored), line 11"));
    }

    private static Stream<WrongSetUp> writers() {
        return Stream.of(
                writer(
                        "no record",
                        "{\"type\": \"record\"",
                        "[\"null\", {\"type\": \"record\"",
                        "]}\n",
                        "]}]\n",
                        "null or record (expected: a record)"),
                writer(
                        "another name",
                        "\"name\": \"Visit\"",
                        "\"name\": \"Order\"",
                        "a record named Order (expected: Visit, as in event.schema; an alias there would do)"),
                writer(
                        "a field is missing",
                        "  {\"name\": \"shelf\", \"type\": \"int\"},\n",
                        "",
                        "no field shelf (expected: one of this name, or of an alias of shelf in event.schema, or a default there)"),
                writer(
                        "the id is missing",
                        "{\"name\": \"id\"",
                        "{\"name\": \"key\"",
                        "no field id (expected: the event's id, which no default can stand in for)"),
                writer(
                        "another type",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"string\"",
                        "shelf of type string (expected: int, as in event.schema, or what Avro reads as that)"),
                writer(
                        "a wider type",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"long\"",
                        "shelf of type long (expected: int, as in event.schema, or what Avro reads as that)"),
                writer(
                        "no symbol in common",
                        "\"WALK\", \"RIDE\", \"FLY\"",
                        "\"walk\", \"ride\"",
                        "kind of type enum shop.Kind [walk, ride] (expected: enum shop.Kind [WALK, RIDE, FLY], as in event.schema, or what Avro reads as that)"),
                writer(
                        "a time in microseconds",
                        "timestamp-millis",
                        "timestamp-micros",
                        "at of type long (timestamp-micros) (expected: long (timestamp-millis), as in event.schema: other units are other values; and both schemas have one fingerprint)"),
                writer(
                        "a day in another unit",
                        "\"logicalType\": \"date\"",
                        "\"logicalType\": \"time-millis\"",
                        "day of type int (time-millis) (expected: int (date), as in event.schema: other units are other values; and both schemas have one fingerprint)"),
                writer(
                        "a decimal for a text",
                        "\"place\", \"type\": [\"null\", \"string\"]",
                        "\"place\", \"type\": [\"null\", {\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 9, \"scale\": 3}]",
                        "place of type bytes (decimal of scale 3) (expected: null or string, as in event.schema: other units are other values)"));
    }

    private static Stream<WrongSetUp> sizes() {
        return Stream.of(
                new WrongSetUp(
                        "a window too large for its record",
                        files -> {},
                        List.of("window.rows=8193"),
                        "window.rows: 8193 (expected: 1 to 8192, for the scores of a window and its 4 task(s) go out as one record)"),
                new WrongSetUp(
                        "a model too large for arrays",
                        files -> files.replace(
                                        SPEC, "buckets: {per-octave: 2, max: 1000}", "buckets: {width: 1, max: 99000}")
                                .replace(SPEC, "{field: kind, capacity: 4}", "{field: kind, capacity: 1000000}")
                                .replace(SPEC, "{field: day, capacity: 400}", "{field: day, capacity: 1000000}")
                                .replace(SPEC, "{field: place, capacity: 4}", "{field: place, capacity: 1000000}"),
                        List.of(
                                "model.experts=256",
                                "model.expert-units=1024",
                                "model.embedding-width=256",
                                "window.rows=8192"),
                        "window.rows, model.experts, model.expert-units: 8192 rows x 263168 outputs (expected: <= 2147483639 together; lower one of them)"),
                new WrongSetUp(
                        "commits more seldom than transactions last",
                        files -> {},
                        List.of("kafka.commit.interval.ms=7000"),
                        "kafka.commit.interval.ms: 7000 (expected: 1 or more, and less than kafka.transaction.timeout.ms, 6000, for a transaction is open from commit to commit)"),
                new WrongSetUp(
                        "a word for a number of Kafka's",
                        files -> {},
                        List.of("kafka.num.stream.threads=two"),
                        "kafka.*: Invalid value two for configuration num.stream.threads: Not a number of type INT (expected: what Kafka takes)"));
    }

    private static WrongSetUp of(String title, Consumer<SetUpFiles> change, String message) {
        return new WrongSetUp(title, change, List.of(), message);
    }

    private static WrongSetUp schema(String title, String... changes) {
        return changed(SCHEMA, "schema: " + title, "event.schema: {}/visit.avsc: ", changes);
    }

    private static WrongSetUp writer(String title, String... changes) {
        return changed(WRITER, "writer schema: " + title, "event.writer-schemas: {}/old.avsc: ", changes);
    }

    private static WrongSetUp spec(String title, String... changes) {
        return changed(SPEC, "spec: " + title, "event.spec: {}/features.yaml: ", changes);
    }

    /**
     * A set-up with changes in one file.
     *
     * @param changes texts and what comes in their places, by turns, then what is said
     */
    private static WrongSetUp changed(String file, String title, String where, String... changes) {
        String message = where + changes[changes.length - 1];
        return of(
                title,
                files -> {
                    for (int i = 0; i + 1 < changes.length; i += 2) {
                        files.replace(file, changes[i], changes[i + 1]);
                    }
                },
                message);
    }
}
