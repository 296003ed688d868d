package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.serde.OneEvent.events;
import static org.mmoestreams.client.serde.OneEvent.read;
import static org.mmoestreams.client.serde.OneEvent.record;
import static org.mmoestreams.client.serde.OneEvent.schema;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FieldValues;

/** What labels and weights become, the same by both decoders. */
class LabelKindsTest {

    @Test
    void letsSeveralTasksShareAField() throws BadEventException {
        Schema schema =
                schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"watched\",\"type\":[\"null\",\"int\"]}");
        EventSchema events = events(schema, "", "at", """
                - {name: minutes, field: watched, kind: regression, scale: log1p}
                - {name: stays, field: watched, positive: {above: 30}}
                """);
        FieldValues values =
                read(events, record(schema, visit -> visit.put("watched", 31))).values();
        assertThat(values.label(1)).isEqualTo(31);
        assertThat(values.label(2)).isEqualTo(1);
        FieldValues unknown = read(events, record(schema, visit -> visit.put("watched", null)))
                .values();
        assertThat(unknown.label(1)).isNaN();
        assertThat(unknown.label(2)).isNaN();
        assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("watched", -1))))
                .hasMessage("watched: -1.0 (expected: a label of at least 0.0)");
    }

    @Test
    void tellsAThirdValueFromANegative() throws BadEventException {
        Schema schema = schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"outcome\",\"type\":\"string\"}");
        String task = "- {name: wins, field: outcome, positive: [won, drawn], negative: lost%s}\n";
        EventSchema strict = events(schema, "", "at", task.formatted(""));
        EventSchema lenient = events(schema, "", "at", task.formatted(", other: unknown"));
        Map<String, Double> labels = Map.of("won", 1.0, "drawn", 1.0, "lost", 0.0);
        for (Map.Entry<String, Double> label : labels.entrySet()) {
            for (EventSchema events : List.of(strict, lenient)) {
                assertThat(read(events, record(schema, visit -> visit.put("outcome", label.getKey())))
                                .values()
                                .label(1))
                        .isEqualTo(label.getValue());
            }
        }
        assertThat(read(lenient, record(schema, visit -> visit.put("outcome", "void")))
                        .values()
                        .label(1))
                .isNaN();
        assertThatThrownBy(() -> read(strict, record(schema, visit -> visit.put("outcome", "void"))))
                .hasMessage("outcome: void (expected: positive won or drawn, or negative lost; `other: unknown` in the"
                        + " spec leaves out the label)");
    }

    @Test
    void weighsRows() throws BadEventException {
        Schema schema =
                schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"weight\",\"type\":[\"null\",\"float\"]}");
        EventSchema events = events(schema, "row-weight: weight", "at");
        assertThat(read(events, record(schema, visit -> visit.put("weight", 2.5f)))
                        .values()
                        .weight())
                .isEqualTo(2.5);
        assertThat(read(events, record(schema, visit -> visit.put("weight", null)))
                        .values()
                        .weight())
                .isEqualTo(1);
        for (float bad : new float[] {-1, Float.NaN, 1e9f}) {
            assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("weight", bad))))
                    .hasMessageStartingWith("weight: ")
                    .hasMessageEndingWith("(expected: a weight of 0 to 1000000.0)");
        }
    }
}
