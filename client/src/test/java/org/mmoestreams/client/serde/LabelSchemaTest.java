package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.mmoestreams.client.serde.LabelRecords.SPEC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.LabelSpec;
import org.mmoestreams.schemas.LabelEvent;

class LabelSchemaTest {

    private static final String FIELDS = """
            {"name":"id","type":"string"},{"name":"at","type":"long"},{"name":"task","type":"string"},
            {"name":"value","type":"boolean"},{"name":"clicked","type":["null","boolean"],"default":null},
            {"name":"order","type":{"type":"record","name":"Order","fields":[{"name":"id","type":"string"}]}}""";
    private static final Schema RECORD = LabelRecords.schema(FIELDS);

    @TempDir
    private Path folder;

    @Test
    void isOurOwnFormWhereNothingIsNamed() {
        LabelSchema schema = LabelSchema.of(SchemaFiles.none(), SPEC);
        assertThat(schema).isEqualTo(LabelSchema.builtIn(SPEC));
        assertThat(schema.reader().getFullName()).isEqualTo(LabelEvent.class.getName());
        assertThat(schema.labels()).isEqualTo(LabelSpec.builtIn());
        assertThat(schema.fingerprints())
                .containsExactly(entry("labels.schema: built in", AvroTypes.fingerprint(LabelEvent.getClassSchema())));
    }

    @Test
    void suitsTheCensus() {
        FeatureSpec census = EventSchema.census().spec();
        assertThat(LabelSchema.builtIn(census).spec()).isEqualTo(census);
    }

    @Test
    void readsSchemaWritersAndSpecFromFiles() throws IOException {
        Path schema = Files.writeString(folder.resolve("outcome.avsc"), RECORD.toString());
        Path spec = Files.writeString(folder.resolve("outcome.yaml"), "id: id\ntasks: {click: clicked}\n");
        LabelSchema read =
                LabelSchema.of(new SchemaFiles(Optional.of(spec), Optional.of(schema), List.of(schema)), SPEC);
        assertThat(read.reader()).isEqualTo(RECORD);
        assertThat(read.writers()).containsExactly(RECORD);
        assertThat(read.labels().tasks()).containsEntry("click", "clicked");
        assertThat(read.fingerprints())
                .containsOnlyKeys("labels.schema: " + schema, "labels.writer-schemas: " + schema);
    }

    @Test
    void namesTheKeyAndTheFileInWhichSomethingIsWrong() throws IOException {
        Path gone = folder.resolve("gone");
        Path broken = Files.writeString(folder.resolve("broken"), "id: id\ntask: task\n");
        assertFiles(Optional.of(gone), Optional.empty(), List.of(), "labels.spec: " + gone + " (expected: a file");
        assertFiles(Optional.empty(), Optional.of(gone), List.of(), "labels.schema: " + gone + " (expected: a file");
        assertFiles(Optional.empty(), Optional.empty(), List.of(gone), "labels.writer-schemas: " + gone);
        assertFiles(
                Optional.of(broken),
                Optional.empty(),
                List.of(),
                "labels.spec: " + broken + ": value: null (expected: a value that is not blank)");
        assertFiles(
                Optional.empty(), Optional.of(broken), List.of(), "labels.schema: " + broken + ": line 1: not JSON");
        Path own = Files.writeString(folder.resolve("outcome.avsc"), RECORD.toString());
        assertFiles(
                Optional.empty(),
                Optional.of(own),
                List.of(),
                "labels.spec: built in: id: event_id (expected: a field of the label schema, one of id, at, task,"
                        + " value, clicked, order.id)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: key, tasks: {click: clicked}}|labels.spec: id: key (expected: a field of the label schema, one of"
                        + " id, at, task, value, clicked, order.id)",
                "{id: order, tasks: {click: clicked}}|labels.spec: id: order (expected: a field, not a record; name one"
                        + " within it)",
                "{id: id, time: when, tasks: {click: clicked}}|labels.spec: time: when (expected: a field of the label"
                        + " schema, one of id, at, task, value, clicked, order.id)",
                "{id: id, task: task, value: result}|labels.spec: value: result (expected: a field of the label"
                        + " schema, one of id, at, task, value, clicked, order.id)",
                "{id: id, tasks: {click: click}}|labels.spec: tasks.click: click (expected: a field of the"
                        + " label schema, one of id, at, task, value, clicked, order.id)",
                "{id: id, tasks: {clicks: clicked}}|labels.spec: tasks: clicks (expected: a task of the feature spec,"
                        + " one of click, buy, stay, leave, rate, minutes)",
                "{id: clicked, tasks: {click: value}}|labels.schema: clicked of type null or boolean (expected: string"
                        + " or int or long or uuid, for the label spec's id)",
                "{id: id, time: clicked, tasks: {click: value}}|labels.schema: clicked of type null or boolean"
                        + " (expected: string or int or long, for the label spec's time)",
                "{id: id, task: at, value: value}|labels.schema: at of type long (expected: string or enum, for the"
                        + " label spec's task)",
                "{id: id, tasks: {minutes: clicked}}|labels.schema: clicked of type null or boolean (expected: int or"
                        + " long or float or double or decimal, for the label of the regression task minutes)",
                "{id: id, tasks: {buy: clicked}}|labels.spec: tasks.buy.positive: bought (expected: a value of clicked,"
                        + " null or boolean in labels.schema, where it means what it means in an event)",
                "{id: id, tasks: {stay: clicked}}|labels.spec: tasks.stay.positive: above 30.0 (expected: values, not a"
                        + " range of numbers, for clicked, null or boolean in labels.schema, where it means what it"
                        + " means in an event)"
            })
    void namesTheKeyAndTheFieldThatDoNotGoTogether(String spec, String message) {
        assertThatThrownBy(() -> new LabelSchema(RECORD, List.of(), LabelSpec.parse(spec), SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"fixed\",\"name\":\"Id\",\"size\":16,\"logicalType\":\"uuid\"}|labels.schema: value of"
                        + " type fixed (expected: string or enum or int or long or boolean or float or double or"
                        + " decimal, for the label spec's value)",
                "{\"type\":\"enum\",\"name\":\"End\",\"symbols\":[\"yes\",\"no\"]}|labels.spec: tasks.click.positive:"
                        + " true (expected: a value of value, enum shop.End [yes, no] in labels.schema, where it means"
                        + " what it means in an event)"
            })
    void refusesAValueThatNamedTasksCannotHave(String type, String message) {
        Schema schema =
                LabelRecords.schema(FIELDS.replace("\"value\",\"type\":\"boolean\"", "\"value\",\"type\":" + type));
        assertThatThrownBy(() -> new LabelSchema(schema, List.of(), named(), SPEC))
                .hasMessage(message);
    }

    @Test
    void takesBooleansAndNumbersForTasksWhoseValuesAreNames() {
        for (String type : List.of("\"boolean\"", "\"int\"", "\"double\"", "[\"null\",\"string\"]")) {
            Schema schema =
                    LabelRecords.schema(FIELDS.replace("\"value\",\"type\":\"boolean\"", "\"value\",\"type\":" + type));
            FeatureSpec names = tasks("{name: buy, field: outcome, positive: [bought, reserved]}");
            assertThat(new LabelSchema(schema, List.of(), named(), names).reader())
                    .isEqualTo(schema);
        }
    }

    @Test
    void refusesBooleansWhereAllTasksAreOfRegression() {
        FeatureSpec numbers = tasks("{name: minutes, field: watched, kind: regression}");
        assertThatThrownBy(() -> new LabelSchema(RECORD, List.of(), named(), numbers))
                .hasMessage("labels.spec: value of type boolean (expected: int or long or float or double or decimal,"
                        + " since all tasks are regression tasks)");
    }

    @Test
    void refusesASchemaThatIsNoRecord() {
        assertThatThrownBy(() -> new LabelSchema(Schema.create(Schema.Type.STRING), List.of(), named(), SPEC))
                .hasMessage("labels.schema: string (expected: a record)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|no field id (expected: the label spec's id, which no default can stand in for)",
                "task|no field task (expected: the label spec's task, which no default can stand in for)",
                "value|no field value (expected: the label spec's value, which no default can stand in for)",
            })
    void refusesAWriterThatLacksAPartOfANamedLabel(String lacking, String message) {
        assertThatThrownBy(() -> new LabelSchema(RECORD, List.of(without(lacking)), named(), SPEC))
                .hasMessage("labels.writer-schemas: " + message);
    }

    @Test
    void refusesADefaultThatWouldBeLearntAsALabel() {
        LabelSpec spec = LabelSpec.parse("{id: id, tasks: {click: clicked}}");
        assertThat(new LabelSchema(RECORD, List.of(without("clicked")), spec, SPEC).writers())
                .hasSize(1);
        Schema assuming = LabelRecords.schema(
                FIELDS.replace("[\"null\",\"boolean\"],\"default\":null", "[\"boolean\",\"null\"],\"default\":false"));
        assertThatThrownBy(() -> new LabelSchema(assuming, List.of(without("clicked")), spec, SPEC))
                .hasMessage("labels.writer-schemas: no field clicked, and its default in labels.schema is false"
                        + " (expected: the default null there, or the field in what is written)");
    }

    @Test
    void refusesAWriterOfOtherTypesOrUnits() {
        assertThatThrownBy(() -> new LabelSchema(
                        RECORD,
                        List.of(LabelRecords.schema(
                                FIELDS.replace("\"value\",\"type\":\"boolean\"", "\"value\",\"type\":\"string\""))),
                        named(),
                        SPEC))
                .hasMessage("labels.writer-schemas: value of type string (expected: boolean, as in labels.schema, or"
                        + " what Avro reads as that)");
    }

    private static LabelSpec named() {
        return LabelSpec.parse("{id: id, time: at, task: task, value: value}");
    }

    private static FeatureSpec tasks(String task) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: at
                nominal: [{field: shop, capacity: 9}]
                tasks: [%s]
                """.formatted(task));
    }

    private static Schema without(String name) {
        List<Schema.Field> rest = RECORD.getFields().stream()
                .filter(field -> !field.name().equals(name))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(RECORD.getName(), null, RECORD.getNamespace(), false, rest);
    }

    private static void assertFiles(Optional<Path> spec, Optional<Path> schema, List<Path> writers, String message) {
        assertThatThrownBy(() -> LabelSchema.of(new SchemaFiles(spec, schema, writers), SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
