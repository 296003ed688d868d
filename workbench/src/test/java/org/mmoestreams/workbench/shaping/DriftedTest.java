package org.mmoestreams.workbench.shaping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.Fruit;

class DriftedTest {

    private static final int ROWS = 2_000;

    private final DataSet census = new Census();
    private final DataSet fruit = new Fruit();

    @Test
    void flipsLabelsFromTheRowOn() {
        List<KeyedEvent> plain = events(census);
        List<KeyedEvent> flipped = events(census, "label-flip:sudden:1500");
        assertThat(texts(flipped.subList(0, 1_500), "income_50k"))
                .isEqualTo(texts(plain.subList(0, 1_500), "income_50k"));
        for (int i = 1_500; i < ROWS; i++) {
            boolean wasRich = text(plain.get(i), "income_50k").equals("50000+.");
            assertThat(text(flipped.get(i), "income_50k")).isEqualTo(wasRich ? "- 50000." : "50000+.");
            boolean wasSingle = text(plain.get(i), "marital_stat").equals("Never married");
            assertThat(text(flipped.get(i), "marital_stat").equals("Never married"))
                    .isNotEqualTo(wasSingle);
            assertThat(text(flipped.get(i), "age")).isEqualTo(text(plain.get(i), "age"));
        }
    }

    @Test
    void flipsMoreAndMoreLabelsOverTheWidthOfAGradualDrift() {
        List<String> plain = texts(events(fruit), "ripe");
        List<String> flipped = texts(events(fruit, "label-flip:gradual:500:1000"), "ripe");
        Function<Integer, Double> share = from -> IntStream.range(from, from + 250)
                .map(i -> plain.get(i).equals(flipped.get(i)) ? 0 : 1)
                .average()
                .orElseThrow();
        assertThat(share.apply(250)).isZero();
        assertThat(share.apply(500)).isBetween(0.05, 0.20);
        assertThat(share.apply(875)).isBetween(0.40, 0.60);
        assertThat(share.apply(1_250)).isBetween(0.80, 0.95);
        assertThat(share.apply(1_500)).isEqualTo(1.0);
    }

    @Test
    void swapsTheLabelsOfTwoTasks() {
        List<KeyedEvent> plain = events(census);
        List<KeyedEvent> swapped = events(census, "task-swap:sudden:1000");
        assertThat(texts(swapped.subList(0, 1_000), "marital_stat"))
                .isEqualTo(texts(plain.subList(0, 1_000), "marital_stat"));
        for (int i = 1_000; i < ROWS; i++) {
            assertThat(text(swapped.get(i), "income_50k").equals("50000+."))
                    .isEqualTo(text(plain.get(i), "marital_stat").equals("Never married"));
            assertThat(text(swapped.get(i), "marital_stat").equals("Never married"))
                    .isEqualTo(text(plain.get(i), "income_50k").equals("50000+."));
        }
    }

    @Test
    void shiftsTheValuesOfAFeatureAndNotWhatFollowsFromThem() {
        List<KeyedEvent> plain = events(fruit);
        List<KeyedEvent> shifted = events(fruit, "covariate-shift:sudden:1000");
        List<String> rows = plain.stream().map(DriftedTest::withoutIdAndTime).toList();
        assertThat(shifted.stream().map(DriftedTest::withoutIdAndTime).toList().subList(0, 1_000))
                .isEqualTo(rows.subList(0, 1_000));
        List<String> later = shifted.subList(1_000, ROWS).stream()
                .map(DriftedTest::withoutIdAndTime)
                .toList();
        assertThat(later).as("rows as they were, features and labels").isSubsetOf(rows);
        assertThat(shifted).extracting(event -> new String(event.key(), UTF_8)).doesNotHaveDuplicates();
        for (int i = 0; i < ROWS; i++) {
            assertThat(shifted.get(i).key()).isEqualTo(plain.get(i).key());
            assertThat(text(shifted.get(i), "picked_at")).isEqualTo(text(plain.get(i), "picked_at"));
            assertThat(text(shifted.get(i), "fruit")).isEqualTo(text(plain.get(i), "fruit"));
        }
        long same = IntStream.range(0, 1_000)
                .filter(i -> later.get(i).equals(rows.get(1_000 + i)))
                .count();
        assertThat(same).as("rows of the half that stays").isBetween(200L, 800L);
    }

    @Test
    void makesEventsWithCertainValuesPositive() {
        List<KeyedEvent> plain = events(census);
        List<KeyedEvent> ruled = events(census, "new-rule:sudden:1000");
        assertThat(texts(ruled.subList(0, 1_000), "income_50k"))
                .isEqualTo(texts(plain.subList(0, 1_000), "income_50k"));
        assertThat(texts(ruled, "marital_stat")).isEqualTo(texts(plain, "marital_stat"));
        List<KeyedEvent> changed = IntStream.range(1_000, ROWS)
                .filter(i -> !text(plain.get(i), "income_50k").equals(text(ruled.get(i), "income_50k")))
                .mapToObj(ruled::get)
                .toList();
        assertThat(texts(changed, "income_50k")).containsOnly("50000+.");
        assertThat(changed).hasSizeBetween(1, 950);
    }

    @Test
    void isTheSameForASeed() {
        List<String> once = values(events(fruit, "covariate-shift:gradual:100:500", "label-flip:gradual:100:500"));
        assertThat(values(events(fruit, "covariate-shift:gradual:100:500", "label-flip:gradual:100:500")))
                .isEqualTo(once);
    }

    @Test
    void refusesADriftThatHasNothingToChange() {
        assertThatThrownBy(() -> rows(fruit, "task-swap:sudden:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("drift: task-swap (expected: a spec with two binary tasks, their labels in two fields)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "label-flip",
                "label-flip:sudden",
                "label-flip:sudden:-1",
                "label-flip:sudden:x",
                "label-flip:sudden:1:2",
                "label-flip:gradual:1",
                "label-flip:slow:1",
                "label:sudden:1"
            })
    void refusesWhatIsNoDrift(String text) {
        assertThatThrownBy(() -> Drift.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("drift: " + text + " (expected: KIND:sudden:ROW or KIND:gradual:ROW:ROWS, where"
                        + " KIND is label-flip, covariate-shift, new-rule, task-swap");
    }

    private static List<KeyedEvent> events(DataSet data, String... drifts) {
        List<KeyedEvent> events = new ArrayList<>();
        try (EventSource source = rows(data, drifts).events(EventClock.from(Instant.EPOCH))) {
            source.forEachRemaining(events::add);
        }
        return events;
    }

    private static ShapedRows rows(DataSet data, String... drifts) {
        Shape shape = new Shape(
                OptionalLong.empty(),
                1,
                List.of(drifts).stream().map(Drift::parse).toList());
        return new ShapedRows(data, List.of(), RowRange.first(ROWS), 1, shape);
    }

    private static List<String> values(List<KeyedEvent> events) {
        return events.stream().map(event -> event.record().toString()).toList();
    }

    private static List<String> texts(List<KeyedEvent> events, String field) {
        return events.stream().map(event -> text(event, field)).toList();
    }

    private static String text(KeyedEvent event, String field) {
        return event.record().get(field).toString();
    }

    private static String withoutIdAndTime(KeyedEvent event) {
        return List.of("kind", "grams", "days", "south_side", "ripe").stream()
                .map(field -> String.valueOf(event.record().get(field)))
                .collect(Collectors.joining(","));
    }
}
