package org.mmoestreams.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.committed.CommittedModels;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.scoring.EventIds;
import org.mmoestreams.app.scoring.JsonEvents;
import org.mmoestreams.app.scoring.Scorers;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;

final class QuestionsTest {

    private static final int PARTITIONS = 64;

    private static final EventSchema SCHEMA =
            new EventSchema(new Schema.Parser().parse("""
                    {"type": "record", "name": "Visit", "namespace": "nested", "fields": [
                      {"name": "meta", "type": {"type": "record", "name": "Meta", "fields": [
                        {"name": "id", "type": "long", "default": 17},
                        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}},
                      {"name": "kind", "type": "string"},
                      {"name": "bought", "type": ["null", "boolean"], "default": null}
                    ]}"""), List.of(), FeatureSpec.parse("""
                    event-id: meta.id
                    event-time: meta.at
                    nominal:
                      - {field: kind, capacity: 4}
                    tasks:
                      - {name: buys, field: bought, kind: binary, positive: "true"}
                    """));

    private final CommittedModels models = new CommittedModels(model -> {});
    private final Questions questions = new Questions(
            new JsonEvents(SCHEMA),
            new EventIds(SCHEMA),
            new Scorers(SCHEMA, Settings.of(Visits.smallModel()).learner(), models),
            PARTITIONS);

    QuestionsTest() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            models.begins(partition, new TreeMap<>());
        }
    }

    @Test
    void asksTheModelOfThePartitionThatTheRecordsKeyHas() {
        for (String id : List.of("5", "5.0", "\"5\"", "5e0")) {
            assertThat(partition("{\"kind\": \"a\", \"meta\": {\"id\": " + id + "}}"))
                    .as(id)
                    .isEqualTo(Scorers.partitionOf("5".getBytes(UTF_8), PARTITIONS));
        }
        assertThat(Stream.of("1", "2", "3", "4")
                        .map(id -> partition("{\"kind\": \"a\", \"meta\": {\"id\": " + id + "}}"))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void asksTheLowestModelThatIsHereForThoseThatAreElsewhere() {
        int elsewhere = Scorers.partitionOf("5".getBytes(UTF_8), PARTITIONS);
        models.ends(elsewhere);
        assertThat(partition("{\"kind\": \"a\", \"meta\": {\"id\": 5}}")).isEqualTo(elsewhere == 0 ? 1 : 0);
    }

    @Test
    void refusesTooManyEventsBeforeItMakesThem() {
        String many = "{\"events\": [" + "{},".repeat(1000) + "{}]}";
        assertThatThrownBy(() -> partition(many)).hasMessageStartingWith("events: 1001 of them (expected: 1 to 1000");
        String odd = "{\"events\": [" + "{\"a\": [1, {\"b\": 2}]},".repeat(1500) + "{}]}";
        assertThatThrownBy(() -> partition(odd)).hasMessageStartingWith("events: 1501 of them");
    }

    private int partition(String body) {
        return questions.of(new Asked(Map.of(), body.getBytes(UTF_8))).get(0).partition();
    }
}
