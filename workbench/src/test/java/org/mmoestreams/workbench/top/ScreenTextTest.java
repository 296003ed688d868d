package org.mmoestreams.workbench.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.top.Snapshot.Delays;

/** The lines that {@code top} shows, at a time that stands still. */
class ScreenTextTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56.700Z");
    private static final String PAST = "reading the past: 1200 records left";

    private final ScreenText text = new ScreenText("shop at b:1", false);

    @Test
    void showsAllOfALearner() {
        assertThat(lines(snapshot(OptionalLong.empty(), List.of()), NOW))
                .containsExactly(
                        "shop at b:1  12:34:56  q: quit",
                        "",
                        "predictions 500   events/s 42   lag 7   dead letters 2   model version 4",
                        "delay median 30 ms, 95 % within 1.5 s   last prediction 700 ms ago",
                        "",
                        "task                       rows  measure   all rows    sliding   log loss",
                        "buys                         20      AUC    0.70000    0.90000    0.25000",
                        "stays                        10     RMSE    3.50000          -          -",
                        "",
                        "dead letters: ORPHANED_LABEL 2",
                        "changes: 1, the newest: task buys after 9 rows, by adwin");
    }

    @Test
    void saysThatItReadsThePastAndShowsNoRatesMeanwhile() {
        assertThat(lines(snapshot(OptionalLong.of(1_200), List.of("no answer")), NOW))
                .contains(
                        "predictions 500   events/s -   lag 7   dead letters 2   model version 4",
                        "delay -   last prediction 700 ms ago")
                .endsWith(PAST, "no answer");
        assertThat(lines(snapshot(OptionalLong.of(0), List.of()), NOW)).endsWith("reading the past");
    }

    @Test
    void letsClockAndIdleTimeGoOnWhereNothingNewIsSeen() {
        Snapshot seen = snapshot(OptionalLong.empty(), List.of());
        assertThat(lines(seen, NOW.plusSeconds(90)))
                .contains("shop at b:1  12:36:26  q: quit")
                .anyMatch(line -> line.endsWith("last prediction 90.7 s ago"));
        assertThat(text.plain(seen, NOW.plusSeconds(3 * 86_400))).contains("last prediction 3 d ago");
    }

    @Test
    void putsAllIntoOneLineForALog() {
        assertThat(text.plain(snapshot(OptionalLong.of(1_200), List.of("no answer")), NOW))
                .isEqualTo("predictions 500, events/s -, lag 7, dead letters 2, changes 1, model version 4, delay -"
                        + "   last prediction 700 ms ago, AUC buys 0.70000, RMSE stays 3.50000; " + PAST
                        + "; no answer");
    }

    private List<String> lines(Snapshot seen, Instant now) {
        return text.lines(seen, ZonedDateTime.ofInstant(now, ZoneOffset.UTC)).stream()
                .map(AttributedString::toString)
                .toList();
    }

    private static Snapshot snapshot(OptionalLong past, List<String> notes) {
        TreeMap<String, TaskFigures> tasks = new TreeMap<>();
        tasks.put("buys", new TaskFigures(20, 0.7, 0.9, 0.25, true));
        tasks.put("stays", new TaskFigures(10, 3.5, null, null, false));
        TreeMap<String, Long> letters = new TreeMap<>();
        letters.put("ORPHANED_LABEL", 2L);
        boolean all = past.isEmpty();
        return new Snapshot(
                tasks,
                500,
                past,
                all ? OptionalDouble.of(42.3) : OptionalDouble.empty(),
                all ? Optional.of(new Delays(30, 1_500)) : Optional.empty(),
                OptionalLong.of(NOW.toEpochMilli() - 700),
                4,
                OptionalLong.of(7),
                letters,
                1,
                Optional.of("task buys after 9 rows, by adwin"),
                notes);
    }
}
