package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.serde.AvroBytes;

class RowEventsTest {

    private static final Instant TIME = Instant.parse("1995-03-01T12:00:00.123Z");

    private static final String SCHEMA = """
            {"type": "record", "name": "All", "namespace": "test", "fields": [
              {"name": "name", "type": "string"},
              {"name": "id", "type": "string"},
              {"name": "small", "type": "int"},
              {"name": "big", "type": ["null", "long"]},
              {"name": "at", "type": "long"},
              {"name": "single", "type": "float"},
              {"name": "real", "type": ["double", "null"]},
              {"name": "truth", "type": ["null", "boolean"]},
              {"name": "way", "type": {"type": "enum", "name": "Way", "symbols": ["AIR", "SEA"]}},
              {"name": "note", "type": ["null", "string"]}
            ]}
            """;

    private static final String SPEC = """
            event-id: id
            event-time: at
            nominal: [{field: name, capacity: 4}]
            continuous: [{field: small}, {field: big}, {field: single}, {field: real}]
            tasks: [{name: truth, field: truth, positive: "true"}]
            ignored: [way, note]
            """;

    private static final String[] ROW = {"x", "-7", "3000000000", "0.5", "1e-3", "true", "SEA", "n"};

    private final RowEvents events = RowEvents.of(SCHEMA, SPEC);

    @Test
    void putsEachTypeIntoItsFieldWhereverIdAndTimeAre() throws Exception {
        GenericRecord event = events.event("r000000000", TIME, ROW);
        assertThat(event)
                .hasToString("{\"name\": \"x\", \"id\": \"r000000000\", \"small\": -7, \"big\": 3000000000, \"at\": "
                        + TIME.toEpochMilli()
                        + ", \"single\": 0.5, \"real\": 0.001, \"truth\": true, \"way\": \"SEA\", \"note\": \"n\"}");
        assertThat(AvroBytes.decoder(events.schema().reader()).decode(events.bytes(event)))
                .hasToString(event.toString());
    }

    @Test
    void takesAnEmptyTextForNullWhereThereMayBeNullAndTheColumnIsNoText() {
        String[] row = {"", "1", "", "1", "", "", "AIR", ""};
        GenericRecord event = events.event("r000000000", TIME, row);
        assertThat(event.get("big")).isNull();
        assertThat(event.get("real")).isNull();
        assertThat(event.get("truth")).isNull();
        assertThat(event.get("name")).isEqualTo("");
        assertThat(event.get("note")).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 3000000000 | small: 3000000000 (expected: a whole number)",
                "1 | '' | small:  (expected: a whole number)",
                "2 | 1.5 | big: 1.5 (expected: a whole number)",
                "3 | 1e39 | single: 1e39 (expected: a finite number)",
                "4 | much | real: much (expected: a number)",
                "5 | yes | truth: yes (expected: true or false)",
                "6 | LAND | way: LAND (expected: one of AIR, SEA)"
            })
    void namesColumnAndValueOfWhatIsNoValue(int column, String text, String problem) {
        String[] row = ROW.clone();
        row[column] = text;
        assertThatThrownBy(() -> events.event("r000000003", TIME, row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event r000000003, " + problem);
    }

    @Test
    void refusesASchemaWithAColumnThatNoTextIsAValueOf() {
        String schema = SCHEMA.replace("\"name\": \"note\", \"type\": [\"null\", \"string\"]", """
                "name": "note", "type": "bytes"\
                """);
        assertThatThrownBy(() -> RowEvents.of(schema, SPEC))
                .hasMessage("field note: \"bytes\" (expected: text, a number, a boolean or an enum)");
    }

    @Test
    void refusesAnIdThatIsNoText() {
        String schema = SCHEMA.replace("\"id\", \"type\": \"string\"", "\"id\", \"type\": \"long\"");
        assertThatThrownBy(() -> RowEvents.of(schema, SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id: \"long\" (expected: a string)");
    }

    @Test
    void namesAResourceThatIsNotThere() {
        assertThatThrownBy(() -> RowEvents.ofResources("/none.avsc", "/census/features.yaml"))
                .hasMessage("data set: /none.avsc (expected: a resource of the application; build it anew)");
    }
}
