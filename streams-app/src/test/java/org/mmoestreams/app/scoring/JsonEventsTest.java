package org.mmoestreams.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.conversion.JsonText;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

final class JsonEventsTest {

    private static final String SPEC = """
            event-id: meta.id
            event-time: meta.at
            row-weight: weight
            nominal:
              - {field: kind, capacity: 4}
            tasks:
              - {name: buys, field: outcome.bought, kind: binary, positive: "yes", negative: "no"}
              - {name: spends, field: outcome.spent, kind: regression, min: 10}
            """;

    private static final String SCHEMA = """
            {"type": "record", "name": "Visit", "namespace": "nested", "fields": [
              {"name": "meta", "type": {"type": "record", "name": "Meta", "fields": [
                {"name": "id", "type": ID},
                {"name": "at", "type": TIME}]}},
              {"name": "weight", "type": "float"},
              {"name": "kind", "type": "string"},
              {"name": "outcome", "type": {"type": "record", "name": "Outcome", "fields": [
                {"name": "bought", "type": {"type": "enum", "name": "Bought", "symbols": ["maybe", "no", "yes"]}},
                {"name": "spent", "type": "int"}]}}
            ]}""";

    private static final String UUID = "{\"type\": \"string\", \"logicalType\": \"uuid\"}";
    private static final String MILLIS = "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}";

    @Test
    void needsNothingThatNoScoreDependsOn() throws BadEventException {
        for (String id : List.of(UUID, "\"string\", \"default\": \"\"", "\"long\"", "[\"null\", \"string\"]")) {
            for (String time : List.of(MILLIS, "\"long\"", "\"string\"", "[\"null\", " + MILLIS + "]")) {
                EventSchema schema = schema(id, time);
                assertThat(read(schema, "{\"kind\": \"a\"}").idText()).isNotEmpty();
                assertThat(read(schema, "{\"kind\": \"a\", \"meta\": {\"id\": null}}")
                                .idText())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void keepsWhatIsThere() throws BadEventException {
        EventSchema schema = schema("\"long\"", MILLIS);
        Event event = read(schema, "{\"kind\": \"a\", \"meta\": {\"id\": 5.0, \"at\": 7}}");
        assertThat(event.idText()).isEqualTo("5");
        assertThat(event.time()).isEqualTo(7);
    }

    @Test
    void stillNeedsWhatScoresDependOn() {
        EventSchema schema = schema(UUID, MILLIS);
        assertThatThrownBy(() -> read(schema, "{}")).hasMessageContaining("kind");
    }

    private static Event read(EventSchema schema, String json) throws BadEventException {
        byte[] bytes = new JsonEvents(schema).bytes(JsonText.parse(json));
        return new EventReader(schema, Duration.ofDays(1)).read(bytes, EventReader.NO_TIMESTAMP);
    }

    private static EventSchema schema(String id, String time) {
        Schema schema = new Schema.Parser().parse(SCHEMA.replace("ID", id).replace("TIME", time));
        return new EventSchema(schema, List.of(), FeatureSpec.parse(SPEC));
    }
}
