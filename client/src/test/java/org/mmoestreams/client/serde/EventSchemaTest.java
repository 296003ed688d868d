package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowFields;

class EventSchemaTest {

    @TempDir
    private Path folder;

    @Test
    void isTheCensusWhereNothingIsNamed() {
        EventSchema schema = EventSchema.of(SchemaFiles.none());
        assertThat(schema).isEqualTo(EventSchema.census());
        assertThat(schema.reader().getName()).isEqualTo("CensusEvent");
        assertThat(schema.spec().tasks()).extracting("name").containsExactly("income", "never_married");
    }

    @Test
    void readsSchemaWritersAndSpecFromFiles() throws IOException {
        Path schema = Files.writeString(folder.resolve("visit.avsc"), Visits.SCHEMA.toString());
        Path spec = Files.writeString(folder.resolve("visit.yaml"), """
                event-id: id
                event-time: at
                nominal: [{field: place, capacity: 4}]
                tasks: [{name: buys, field: bought, kind: binary, positive: "true", weight: 1}]
                ignored: [kind, member, shelf, amount, visits, spent, note]
                """);
        EventSchema read = EventSchema.of(new SchemaFiles(Optional.of(spec), Optional.of(schema), List.of(schema)));
        assertThat(read.reader()).isEqualTo(Visits.SCHEMA);
        assertThat(read.writers()).containsExactly(Visits.SCHEMA);
        assertThat(read.spec().nominal()).hasSize(1);
    }

    @Test
    void namesTheKeyAndTheFileThatIsNotThere() {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> EventSchema.of(settings(Optional.empty(), Optional.of(gone), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event.schema: " + gone + " (expected: a file that can be read");
        assertThatThrownBy(() -> EventSchema.of(settings(Optional.empty(), Optional.empty(), List.of(gone))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event.writer-schemas: " + gone + " (expected: a file that can be read");
        assertThatThrownBy(() -> EventSchema.of(settings(Optional.of(gone), Optional.empty(), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event.spec: " + gone + " (expected: a file that can be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no schema",
                "{\"type\": \"record\"}",
                "{\"type\": \"record\", \"name\": \"A\", \"fields\": [{\"name\": \"a\", \"type\": \"int\","
                        + " \"default\": \"x\"}]}"
            })
    void namesTheFileThatIsNoSchema(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.avsc"), text);
        assertThatThrownBy(() -> EventSchema.of(settings(Optional.empty(), Optional.of(file), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event.schema: " + file)
                .hasMessageEndingWith("(expected: an Avro schema)")
                .hasNoCause();
    }

    @Test
    void refusesASchemaThatIsNoRecord() {
        assertThatThrownBy(() -> new EventSchema(Schema.create(Schema.Type.STRING), List.of(), Visits.SPEC))
                .hasMessage("event.schema: string (expected: a record)");
    }

    @Test
    void refusesASpecThatDoesNotMentionAField() {
        assertThatThrownBy(() -> schema(Visits.SCHEMA
                        .toString()
                        .replace("{\"name\":\"note\"", "{\"name\":\"more\",\"type\":\"int\"},{\"name\":\"note\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "event.spec: event field: more (expected: a role in the feature spec; list it under ignored?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shelf|\"int\"|\"double\"|event.schema: shelf of type double (expected: string or enum or int or"
                        + " long or boolean or decimal or uuid, for the spec's nominal)",
                "visits|\"long\"|\"string\"|event.schema: visits of type string (expected: int or long or"
                        + " float or double or decimal, for the spec's continuous)",
                "visits|\"long\"|[\"null\",\"long\",\"string\"]|event.schema: visits of type null or long or string"
                        + " (expected: int or long or float or double or decimal, for the spec's continuous)",
                "id|\"string\"|\"bytes\"|event.schema: id of type bytes (expected: string or int or long or uuid, for"
                        + " the spec's event-id)",
                "at|{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}|\"int\"|event.schema: at of type int"
                        + " (expected: a unit in the spec, as in event-time: {field: at, unit: s}, or a logical type"
                        + " such as date)",
            })
    void refusesATypeThatTheRoleOfAFieldCannotHave(String field, String type, String other, String message) {
        String text = Visits.SCHEMA.toString();
        String changed = text.replace(
                "{\"name\":\"" + field + "\",\"type\":" + type, "{\"name\":\"" + field + "\",\"type\":" + other);
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> schema(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesTimesInAUnitThatIsNone() {
        for (String unit : List.of("timestamp-seconds", "time-micros")) {
            assertThatThrownBy(() -> schema(Visits.SCHEMA.toString().replace("timestamp-millis", unit)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "event.schema: at in " + unit + " (expected: a time in one of the units of");
        }
    }

    @Test
    void refusesAUnitInTheSpecThatTheSchemaContradicts() {
        RowFields micros = new RowFields("id", new EventTime("at", EventTime.Unit.US), null);
        FeatureSpec spec = new FeatureSpec(micros, Visits.SPEC.features(), Visits.SPEC.tasks(), Visits.SPEC.ignored());
        assertThatThrownBy(() -> new EventSchema(Visits.SCHEMA, List.of(), spec))
                .hasMessage(
                        "event.schema: at in timestamp-millis (expected: what the spec's event-time.unit says, US)");
    }

    @Test
    void refusesALabelOfATypeThatItsTaskCannotHave() {
        assertThatThrownBy(() -> schema(Visits.SCHEMA
                        .toString()
                        .replace(
                                "\"spent\",\"type\":[\"null\",\"double\"]",
                                "\"spent\",\"type\":[\"null\",\"string\"]")))
                .hasMessage("event.schema: spent of type null or string (expected: int or long or float or double or"
                        + " decimal, for the label of the regression task spends)");
    }

    private static EventSchema schema(String text) {
        return new EventSchema(new Schema.Parser().parse(text), List.of(), Visits.SPEC);
    }

    private static SchemaFiles settings(Optional<Path> spec, Optional<Path> schema, List<Path> writers) {
        return new SchemaFiles(spec, schema, writers);
    }
}
