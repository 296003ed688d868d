package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.terminal.LiveLine;

class ProgressTextTest {

    private static final ProgressText CENSUS = new ProgressText(
            199_523,
            OptionalLong.of(199_523),
            OptionalDouble.of(176_656),
            new TreeMap<>(Map.of("income_over_50k", 0.93124, "never_married", 0.97777)),
            779);

    @Test
    void showsTheFirstAucInEightyColumns() {
        assertThat(CENSUS.fitting(79))
                .isEqualTo("learning: 199523/199523 events, 176656/s, AUC income_over_50k 0.9312")
                .hasSizeLessThanOrEqualTo(79);
    }

    @Test
    void showsMoreWhereThereIsRoom() {
        assertThat(CENSUS.fitting(120))
                .isEqualTo("learning: 199523/199523 events, 176656/s, AUC income_over_50k 0.9312, never_married 0.9778,"
                        + " model version 779");
    }

    @Test
    void showsTheTimeThatIsLeftWhereThereIsRoom() {
        ProgressText text = new ProgressText(
                100, OptionalLong.of(1_000), OptionalDouble.of(2), new TreeMap<>(Map.of("income", 0.93124)), 7);
        assertThat(text.fitting(120))
                .isEqualTo("learning: 100/1000 events, 2/s, AUC income 0.9312, model version 7, 7 min 30 s left");
    }

    @Test
    void shortensALongNameSoThatTheFirstAucIsThere() {
        ProgressText text = new ProgressText(
                12_345_678,
                OptionalLong.of(99_999_999),
                OptionalDouble.of(176_656),
                new TreeMap<>(Map.of("a_task_with_a_name_that_goes_on_and_on", 0.5)),
                0);
        assertThat(text.fitting(79)).endsWith("goes_on_and_on 0.5000").hasSize(79);
    }

    @Test
    void saysNoRateBeforeEventsFlow() {
        ProgressText text = new ProgressText(0, OptionalLong.empty(), OptionalDouble.empty(), new TreeMap<>(), 0);
        assertThat(text.fitting(79)).isEqualTo("learning: 0 events");
    }

    @Test
    void countsTheRateFromTheFirstEventsOn() {
        Flow flow = new Flow();
        flow.note(0, 1);
        assertThat(flow.perSecond()).isEmpty();
        flow.note(100, 30);
        assertThat(flow.perSecond()).isEmpty();
        assertThat(flow.firstSeconds()).isEqualTo(30);
        flow.note(300, 32);
        flow.note(300, 60);
        assertThat(flow.perSecond()).hasValue(100);
    }

    @Test
    void writesPlainLinesWhereThereIsNoTerminal() {
        StringWriter written = new StringWriter();
        try (LiveLine line = LiveLine.plain(new PrintWriter(written))) {
            line.end(columns -> "done");
        }
        assertThat(written).hasToString("done" + System.lineSeparator());
    }

    @Test
    void writesOverTheLineAtATerminalAndNeverPastItsWidth() {
        StringWriter written = new StringWriter();
        try (LiveLine line = LiveLine.atTerminal(new PrintWriter(written), 11)) {
            line.end(columns -> "0123456789abc");
        }
        assertThat(written).hasToString("\r0123456789" + System.lineSeparator());
    }
}
