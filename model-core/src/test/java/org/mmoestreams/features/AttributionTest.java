package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;

class AttributionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void labelsAreWaitedForWithoutEndWhereASpecSaysNothing() {
        Attribution none = buys("").attribution();
        assertThat(none).isEqualTo(Attribution.none());
        assertThat(none.window()).isNull();
        assertThat(none.atEnd()).isEqualTo(AtEnd.KEEP);
        assertThat(none.late()).isEqualTo(Late.COUNT);
        assertThat(none.correction()).isNull();
    }

    @Test
    void windowAloneDropsWhatHasNoLabelAndCountsLateOnes() {
        assertThat(buys("attribution: P7D").attribution())
                .isEqualTo(new Attribution(Duration.ofDays(7), AtEnd.DROP, Late.COUNT, null));
    }

    @Test
    void readsEveryChoice() {
        assertThat(buys("attribution: PT10M, at-end: keep, late: dead-letter").attribution())
                .isEqualTo(new Attribution(Duration.ofMinutes(10), AtEnd.KEEP, Late.DEAD_LETTER, null));
        assertThat(buys("attribution: P1D, at-end: negative, late: correct").attribution())
                .isEqualTo(new Attribution(
                        Duration.ofDays(1), AtEnd.NEGATIVE, Late.CORRECT, Correction.IMPORTANCE_WEIGHT));
        assertThat(buys("attribution: P1D, at-end: negative, late: correct, correction: elapsed-time")
                        .attribution())
                .isEqualTo(new Attribution(Duration.ofDays(1), AtEnd.NEGATIVE, Late.CORRECT, Correction.ELAPSED_TIME));
        for (Correction correction : EnumSet.complementOf(EnumSet.of(Correction.ELAPSED_TIME))) {
            String written = Attribution.written(correction);
            Attribution read = buys("attribution: PT0S, at-end: negative, late: correct, correction: " + written)
                    .attribution();
            assertThat(read).isEqualTo(new Attribution(Duration.ZERO, AtEnd.NEGATIVE, Late.CORRECT, correction));
            assertThat(read.isImmediate()).isTrue();
        }
        assertThat(buys("attribution: PT0.001S").attribution().isImmediate()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "attribution: PT36H",
                "attribution: PT36H, at-end: keep",
                "attribution: PT36H, at-end: negative, late: dead-letter",
                "attribution: PT36H, at-end: negative, late: correct",
                "attribution: PT36H, at-end: negative, late: correct, correction: elapsed-time",
                "attribution: PT0S, at-end: negative",
                "attribution: PT0S, at-end: negative, late: correct, correction: fake-negative-weighted",
                "attribution: PT0S, at-end: negative, late: correct, correction: fake-negative-calibrated",
            })
    void comesBackFromWhatItIsWrittenAs(String keys) throws JsonProcessingException {
        Task task = buys(keys);
        String written = JSON.writeValueAsString(task);
        assertThat(JSON.readValue(written, Task.class)).isEqualTo(task);
        assertThat(task.weighing(3).weighing(1)).isEqualTo(task);
        assertThat(task.attributing(Attribution.none()).attributing(task.attribution()))
                .isEqualTo(task);
    }

    @Test
    void whatIsUsualIsNotWritten() throws JsonProcessingException {
        String plain =
                "{\"name\":\"buys\",\"field\":\"bought\",\"kind\":\"BINARY\",\"positive\":\"yes\",\"weight\":1.0";
        assertThat(JSON.writeValueAsString(buys(""))).isEqualTo(plain + "}");
        assertThat(JSON.writeValueAsString(buys("attribution: P1D, at-end: drop, late: count")))
                .isEqualTo(plain + ",\"attribution\":\"PT24H\"}");
        assertThat(JSON.writeValueAsString(
                        buys("attribution: P1D, at-end: negative, late: correct, correction: importance-weight")))
                .isEqualTo(plain + ",\"attribution\":\"PT24H\",\"at-end\":\"NEGATIVE\",\"late\":\"CORRECT\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at-end: drop | at-end: drop (expected: none without attribution, whose end it is)",
                "late: dead-letter | late: dead-letter (expected: none without attribution; no label is late then)",
                "attribution: 7d | attribution: 7d (expected: a duration by ISO-8601, such as P7D or PT30M)",
                "attribution: 5 | attribution: 5 (expected: a duration by ISO-8601, such as P7D or PT30M)",
                "attribution: -PT1S"
                        + "| attribution: PT-1S (expected: a millisecond, PT0.001S, to a hundred years, P36525D)",
                "attribution: PT0.0001S"
                        + "| attribution: PT0.0001S (expected: a millisecond, PT0.001S, to a hundred years, P36525D)",
                "attribution: P36526D"
                        + "| attribution: PT876624H (expected: a millisecond, PT0.001S, to a hundred years, P36525D)",
                "attribution: PT0S"
                        + "| attribution: PT0S (expected: more than PT0S without at-end: negative; no label comes in no"
                        + " time)",
                "attribution: P1D, late: correct"
                        + "| late: correct (expected: count or dead-letter without at-end: negative; only a negative"
                        + " can be corrected)",
                "attribution: P1D, at-end: negative, correction: importance-weight"
                        + "| correction: importance-weight (expected: none without late: correct)",
                "attribution: P1D, at-end: negative, late: correct, correction: fake-negative-weighted"
                        + "| correction: fake-negative-weighted (expected: importance-weight, elapsed-time, or"
                        + " attribution: PT0S; the others hold where every event is a negative first)",
                "attribution: P1D, at-end: negative, late: correct, correction: fake-negative-calibrated"
                        + "| correction: fake-negative-calibrated (expected: importance-weight, elapsed-time, or"
                        + " attribution: PT0S; the others hold where every event is a negative first)",
                "attribution: PT0S, at-end: negative, late: correct, correction: elapsed-time"
                        + "| correction: elapsed-time (expected: attribution above PT0S; where every event is a"
                        + " negative first, fake-negative-weighted)",
                "attribution: P1D, at-end: negative, correction: elapsed-time"
                        + "| correction: elapsed-time (expected: none without late: correct)",
            })
    void refusesOfABinaryTask(String keys, String message) {
        assertThatThrownBy(() -> buys(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("tasks.buys." + message + ", line 6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attribution: P1D, at-end: negative"
                        + "| at-end: negative (expected: drop or keep for a regression task), line 6",
                "attribution: P1D, late: correct"
                        + "| late: correct (expected: count or dead-letter for a regression task), line 6",
                "attribution: P1D, correction: importance-weight"
                        + "| correction: importance-weight (expected: none for a regression task), line 6",
            })
    void refusesOfARegressionTask(String keys, String message) {
        assertThatThrownBy(() -> task("{name: spends, field: spent, kind: regression, " + keys + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tasks.spends." + message);
    }

    @Test
    void namesTheChoicesWhereOneIsMisspelt() {
        assertThatThrownBy(() -> buys("attribution: P1D, late: correkt"))
                .hasMessage("tasks[0].late: correkt (expected: count or dead-letter or correct), line 6");
        assertThatThrownBy(() -> buys("attribution: P1D, correction: FNW"))
                .hasMessage("tasks[0].correction: FNW (expected: importance-weight or fake-negative-weighted or"
                        + " fake-negative-calibrated or elapsed-time), line 6");
    }

    @Test
    void regressionTaskMayWaitToo() {
        Task spends = task("{name: spends, field: spent, kind: regression, attribution: P1D, late: dead-letter}");
        assertThat(spends.attribution().late()).isEqualTo(Late.DEAD_LETTER);
    }

    private static Task buys(String keys) {
        return task("{name: buys, field: bought, positive: \"yes\"" + (keys.isEmpty() ? "" : ", ") + keys + "}");
    }

    private static Task task(String task) {
        return FeatureSpec.parse("""
                        event-id: id
                        event-time: time
                        nominal:
                          - {field: colour, capacity: 3}
                        tasks:
                          - TASK
                        """.replace("TASK", task)).tasks().get(0);
    }
}
