package org.mmoestreams.workbench.shaping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.testing.Fruit;
import org.mmoestreams.workbench.testing.Trips;

/** Rows in another order, and rows that come again. */
class ShapedRowsTest {

    private static final EventClock CLOCK = EventClock.from(Instant.ofEpochMilli(5_000));

    private final Fruit fruit = new Fruit();

    @TempDir
    private Path folder;

    @Test
    void comeInAnotherOrderAtTheTimesOfThePlaces() {
        List<KeyedEvent> plain = events(fruitRows(Shape.NONE));
        List<KeyedEvent> shuffled = events(fruitRows(shuffled(7, 1)));
        assertThat(shuffled).extracting(KeyedEvent::index).isEqualTo(indexes(10, 40));
        assertThat(times(fruit, shuffled)).isEqualTo(times(fruit, plain));
        assertThat(ids(shuffled)).isNotEqualTo(ids(plain)).containsExactlyInAnyOrderElementsOf(ids(plain));
        for (KeyedEvent event : shuffled) {
            int row = (int) EventIds.indexOf(new String(event.key(), UTF_8)) - 10;
            assertThat(event.record().get("grams"))
                    .isEqualTo(plain.get(row).record().get("grams"));
        }
        assertThat(ids(events(fruitRows(shuffled(7, 1))))).isEqualTo(ids(shuffled));
        assertThat(ids(events(fruitRows(shuffled(8, 1))))).isNotEqualTo(ids(shuffled));
    }

    @Test
    void goOnWithIdsAndTimesWhenTheyComeAgain() {
        List<KeyedEvent> looped = events(fruitRows(new Shape(OptionalLong.empty(), 3, List.of())));
        assertThat(looped).extracting(KeyedEvent::index).isEqualTo(indexes(10, 100));
        assertThat(ids(looped))
                .isEqualTo(LongStream.range(10, 100).mapToObj(EventIds::idOf).toList());
        assertThat(times(fruit, looped)).isEqualTo(indexes(5_010, 5_100));
        for (int i = 0; i < 30; i++) {
            assertThat(looped.get(60 + i).record().get("grams"))
                    .isEqualTo(looped.get(i).record().get("grams"));
        }
    }

    @Test
    void comeInAnotherOrderInEachRound() {
        List<KeyedEvent> looped = events(fruitRows(shuffled(7, 2)));
        assertThat(ids(looped)).doesNotHaveDuplicates().hasSize(60);
        assertThat(times(fruit, looped)).isSorted();
        List<Long> first = looped.subList(0, 30).stream()
                .map(event -> EventIds.indexOf(new String(event.key(), UTF_8)))
                .toList();
        List<Long> second = looped.subList(30, 60).stream()
                .map(event -> EventIds.indexOf(new String(event.key(), UTF_8)) - 30)
                .toList();
        assertThat(second).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void goOnWithIdsAndTimesOfTheirOwn() throws IOException {
        DataSet trips = own(Trips.SCHEMA);
        ShapedRows rows = rows(trips, trips(), 2);
        List<KeyedEvent> events = events(rows);
        assertThat(ids(events).subList(5, 8)).containsExactly("t5", "t0-2", "t1-2");
        // from 20:00 to 20:55 in steps of eleven minutes: the next round begins eleven minutes after the last trip
        assertThat(times(trips, events).stream().map(Trips::timeOfDay).toList().subList(5, 8))
                .containsExactly("20:55:00", "21:06:00", "21:16:00");
        assertThat(rows.count()).isEqualTo(12);
    }

    @Test
    void goOnWithIdsThatAreNumbers() throws IOException {
        String numbered = Trips.SCHEMA.replace("\"trip\", \"type\": \"string\"", "\"trip\", \"type\": \"int\"");
        DataSet trips = own(numbered);
        Path file = Files.write(
                folder.resolve("numbers.csv"), List.of("trip,departs,zone,arrival.seconds", "17,0,a,1", "3,1000,b,2"));
        assertThat(ids(events(rows(trips, file, 3)))).containsExactly("17", "3", "32", "18", "47", "33");
    }

    @Test
    void refuseAnotherOrderOfRowsWithoutTimes() {
        EventClock none = EventClock.none("rows with times of their own");
        try (EventSource events = fruitRows(shuffled(1, 1)).events(none)) {
            assertThatThrownBy(events::hasNext).hasMessage("event time: none (expected: rows with times of their own)");
        }
    }

    private ShapedRows fruitRows(Shape shape) {
        return new ShapedRows(fruit, List.of(), new RowRange(10, 30), 1, shape);
    }

    private Path trips() throws IOException {
        Path file = Trips.csv(folder);
        List<String> lines = Files.readAllLines(file);
        return Files.write(
                file,
                lines.stream()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());
    }

    private static Shape shuffled(long seed, int rounds) {
        return new Shape(OptionalLong.of(seed), rounds, List.of());
    }

    private static ShapedRows rows(DataSet data, Path file, int rounds) {
        return new ShapedRows(
                data, List.of(file), RowRange.all(), 1, new Shape(OptionalLong.empty(), rounds, List.of()));
    }

    private static DataSet own(String schema) {
        return DataSets.own(EventFormat.of(schema, Trips.SPEC), RowLayout.byName(), Nulls.empty(), problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    private static List<KeyedEvent> events(ShapedRows rows) {
        List<KeyedEvent> events = new ArrayList<>();
        try (EventSource source = rows.events(CLOCK)) {
            source.forEachRemaining(events::add);
        }
        return events;
    }

    private static List<String> ids(List<KeyedEvent> events) {
        return events.stream().map(event -> new String(event.key(), UTF_8)).toList();
    }

    private static List<Long> times(DataSet data, List<KeyedEvent> events) {
        EventTimes times = new EventTimes(data.format());
        return events.stream().map(times::of).toList();
    }

    private static List<Long> indexes(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
