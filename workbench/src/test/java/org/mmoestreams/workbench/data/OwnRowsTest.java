package org.mmoestreams.workbench.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.testing.ShopVisits;

class OwnRowsTest {

    private static final EventClock CLOCK = EventClock.from(Instant.ofEpochMilli(5_000));

    @TempDir
    private Path folder;

    private EventFormat format;

    @BeforeEach
    void readFormat() throws IOException {
        ShopVisits.write(folder);
        format = EventFormat.of(new EventSettings(
                Optional.of(folder.resolve("visit.yaml")),
                Optional.of(folder.resolve("visit.avsc")),
                List.of(),
                Duration.ZERO));
    }

    @Test
    void takeIdAndTimeOfTheRowAndKeyTheEventByItsId() throws Exception {
        Path file = csv("rows.csv", ShopVisits.HEADER, "yes,v7,2026-01-31T00:00:00Z,,FR,,WALK");
        KeyedEvent event = only(own(OwnRowsTest::fail), file);
        assertThat(new String(event.key(), UTF_8)).isEqualTo("v7");
        assertThat(AvroBytes.decoder(format.schema().reader()).decode(event.value()))
                .hasToString("{\"visit\": \"v7\", \"came_at\": \"2026-01-31T00:00:00Z\", \"kind\": \"WALK\","
                        + " \"basket\": null, \"visitor\": {\"country\": \"FR\", \"age\": null},"
                        + " \"bought\": true}");
        Event read = new EventReader(format.schema(), Duration.ZERO).read(event.value(), EventReader.NO_TIMESTAMP);
        assertThat(read.idText()).isEqualTo("v7");
    }

    @Test
    void makeIdAndTimeOfTheIndexWhereTheRowHasNone() throws Exception {
        Path file = csv("rows.csv", "visitor.country,visitor.age,kind", "FR,1,WALK", "FR,1,RIDE");
        Path json = Files.writeString(
                folder.resolve("rows.jsonl"), "{\"kind\":\"RIDE\",\"visitor\":{\"country\":\"FR\"}}\n");
        EventReader reader = new EventReader(format.schema(), Duration.ZERO);
        try (EventSource events =
                own(OwnRowsTest::fail).events(List.of(file, json), 0, RowRange.startingAt(1), CLOCK)) {
            for (int index = 1; index <= 2; index++) {
                assertThat(events.nextIndex()).isEqualTo(index);
                KeyedEvent next = events.next();
                Event event = reader.read(next.value(), EventReader.NO_TIMESTAMP);
                assertThat(next.index()).isEqualTo(index);
                assertThat(new String(next.key(), UTF_8))
                        .isEqualTo(EventIds.idOf(index))
                        .isEqualTo(event.idText());
                assertThat(event.time()).isEqualTo(5_000 + index);
            }
            assertThat(events.position()).isEqualTo(json + ":1");
            assertThat(events.hasNext()).isFalse();
        }
    }

    @Test
    void endWithTheFirstBadRowUnlessItIsToBePassedOver() throws IOException {
        Path file = csv(
                "rows.csv",
                ShopVisits.HEADER,
                "true,v0,0,1,\"FR\n\",1,WALK",
                "true,,0,1,FR,1,WALK",
                "true,v2,soon,1,FR,1,WALK",
                "true,v3,0,1",
                "true,v4,0,1,FR,old,WALK",
                "true,v5,0,1,FR,1,RIDE");
        List<String> problems = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (EventSource events = own(problems::add).events(List.of(file), 0, RowRange.all(), CLOCK)) {
            events.forEachRemaining(event -> ids.add(event.index() + " " + new String(event.key(), UTF_8)));
            assertThat(events.skipped()).isEqualTo(4);
        }
        assertThat(ids).containsExactly("0 v0", "5 v5");
        assertThat(problems)
                .containsExactly(
                        file + ":4: visit: empty (expected: an id)",
                        file + ":5: came_at: \"soon\" (expected: a time by ISO-8601, as 2026-01-31T12:30:00Z, or"
                                + " milliseconds since 1970)",
                        file + ":6: 4 columns (expected: 7, as many as the header has)",
                        file + ":7: visitor.age: \"old\" (expected: a whole number from -2147483648 to 2147483647)");
        try (EventSource events = own(OwnRowsTest::fail).events(List.of(file), 0, RowRange.all(), CLOCK)) {
            events.next();
            assertThatThrownBy(events::hasNext).hasMessage(problems.get(0));
        }
        try (EventSource events = own(OwnRowsTest::fail).events(List.of(file), 0, RowRange.startingAt(5), CLOCK)) {
            assertThat(new String(events.next().key(), UTF_8)).isEqualTo("v5");
        }
        assertThat(own(OwnRowsTest::fail).count(List.of(file, file))).isEqualTo(12);
    }

    @Test
    void areReadInARangeThatCountsRowsAndNotEvents() throws IOException {
        Path file = csv("rows.csv", ShopVisits.HEADER, "true,v0,0,1,FR,1,WALK", "bad", "true,v2,0,1,FR,1,WALK");
        List<String> ids = new ArrayList<>();
        try (EventSource events = own(problem -> {}).events(List.of(file, file), 0, new RowRange(1, 3), CLOCK)) {
            events.forEachRemaining(event -> ids.add(event.index() + " " + new String(event.key(), UTF_8)));
        }
        assertThat(ids).containsExactly("2 v2", "3 v0");
    }

    @Test
    void refuseHeadersThatDoNotFitBeforeAnythingIsRead() throws IOException {
        Path good = csv("good.csv", ShopVisits.HEADER, "true,v0,0,1,FR,1,WALK");
        Path bad = csv("bad.csv", "bougth,kind,visitor", "1,WALK,{}");
        assertThatThrownBy(() -> own(OwnRowsTest::fail).events(List.of(good, bad), 0, RowRange.all(), CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: " + bad + ":1: column bougth: no field of own.Visit (expected: columns that are"
                        + " fields; the nearest is bought)");
        assertThatThrownBy(() -> own(OwnRowsTest::fail).checkFiles("evaluate", List.of(folder.resolve("none.csv"))))
                .hasMessage("evaluate: " + folder.resolve("none.csv") + " (expected: a file that can be read)");
        assertThatThrownBy(() -> own(OwnRowsTest::fail).events(List.of(), 0, RowRange.all(), CLOCK))
                .hasMessage("rows: none (expected: files; rows are drawn for the data sets of --data alone)");
    }

    @Test
    void takeIdsThatAreNumbers() throws Exception {
        EventFormat numbered = EventFormat.of(
                format.schemaText().replace("\"visit\", \"type\": \"string\"", "\"visit\", \"type\": \"long\""),
                format.specText());
        DataSet own = DataSets.own(numbered, RowLayout.byName(), Nulls.empty(), OwnRowsTest::fail);
        Path file = csv("rows.csv", "visit,visitor.country,visitor.age,kind", "17,FR,1,WALK");
        assertThat(new String(only(own, file).key(), UTF_8)).isEqualTo("17");
        Path without = csv("without.csv", "visitor.country,visitor.age,kind", "FR,1,WALK");
        assertThat(new String(only(own, without).key(), UTF_8)).isEqualTo("0");
    }

    @Test
    void takeOtherTextsForNull() throws Exception {
        DataSet own = DataSets.own(format, RowLayout.byName(), new Nulls(Set.of("", "NA")), OwnRowsTest::fail);
        Path file = csv("rows.csv", ShopVisits.HEADER, "NA,v1,0,NA,NA,NA,WALK");
        assertThat(AvroBytes.decoder(format.schema().reader())
                        .decode(only(own, file).value()))
                .hasToString("{\"visit\": \"v1\", \"came_at\": \"1970-01-01T00:00:00Z\", \"kind\": \"WALK\","
                        + " \"basket\": null, \"visitor\":"
                        + " {\"country\": \"NA\", \"age\": null}, \"bought\": null}");
    }

    private DataSet own(Consumer<String> badRows) {
        return DataSets.own(format, RowLayout.byName(), Nulls.empty(), badRows);
    }

    private static KeyedEvent only(DataSet data, Path file) {
        try (EventSource events = data.events(List.of(file), 0, RowRange.all(), CLOCK)) {
            KeyedEvent event = events.next();
            assertThat(events.hasNext()).isFalse();
            return event;
        }
    }

    private Path csv(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static void fail(String problem) {
        throw new IllegalArgumentException(problem);
    }
}
