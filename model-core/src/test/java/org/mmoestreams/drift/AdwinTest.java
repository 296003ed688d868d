package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mmoestreams.drift.Adwin.AfterAlarm;

class AdwinTest {

    private static final Adwin STANDARD = Adwin.KIND.standard();
    private static final Adwin KEEPING = new Adwin(0.002, 32, 5, 5, 10, AfterAlarm.KEEP_RECENT);

    /** River's test_drift_detectors.py and test_adwin_regression.py. */
    @Test
    void hasRiversAlarm() {
        assertThat(Alarms.of(STANDARD, Inputs.integers()).drifts()).containsExactly(1023);
    }

    /** MOA 2024.07, its ADWIN, which does not start over. */
    @Test
    void hasMoasAlarmsWhereTheRecentIsKept() {
        assertThat(Alarms.of(KEEPING, Inputs.integers()).drifts()).containsExactly(1023, 1055);
        assertThat(Alarms.of(KEEPING, Inputs.rates()).drifts()).containsExactly(1055, 1087, 1119, 1247);
        assertThat(Alarms.of(KEEPING, Inputs.steps()).drifts()).containsExactly(543, 575, 607, 1055, 1567, 1599, 1759);
    }

    /** MOA 2024.07, its ADWINChangeDetector, which leaves out falls. */
    @Test
    void hasMoasAlarmsOfRises() {
        assertThat(Alarms.of(KEEPING, Inputs.steps()).changes().stream()
                        .filter(Change::rose)
                        .map(change -> change.at() - 1))
                .containsExactly(543L, 575L, 607L, 1567L, 1599L, 1759L);
    }

    @Test
    void hasNoAlarmWhereNothingChanges() {
        double[] ones = DoubleStream.generate(() -> 1).limit(5000).toArray();
        assertThat(Alarms.of(STANDARD, ones).drifts()).isEmpty();
    }

    @Test
    void hasAtMostOneAlarmWhereValuesAlternate() {
        double[] alternating = IntStream.range(0, 2000).mapToDouble(i -> i % 2).toArray();
        assertThat(Alarms.of(STANDARD, alternating).drifts()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void hasNoAlarmInItsGrace() {
        Adwin patient = new Adwin(0.002, 1, 5, 5, 100, AfterAlarm.START_OVER);
        double[] step =
                IntStream.range(0, 101).mapToDouble(i -> i < 50 ? 0 : 1000).toArray();
        assertThat(Alarms.of(patient, Arrays.copyOf(step, 100)).drifts()).isEmpty();
        assertThat(Alarms.of(patient, step).drifts()).containsExactly(100);
    }

    @Test
    void addsUpItsWindow() {
        AdaptiveWindow window = windowOf(1, 2, 3, 4, 5);
        assertThat(window.width()).isEqualTo(5);
        assertThat(window.total()).isEqualTo(15);
        assertThat(window.mean()).isEqualTo(3);
    }

    @Test
    void addsUpTheSquaredDeviations() {
        double[] values = IntStream.range(0, 200).mapToDouble(i -> i % 7).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        assertThat(windowOf(values).squares()).isCloseTo(squares, within(1e-6 * squares));
    }

    /** Adds up again what is left after the oldest values were dropped. */
    @Test
    void knowsWhatItDroppedAndWhatItKept() {
        double[] values = Inputs.rates();
        AdaptiveWindow window = new AdaptiveWindow(KEEPING);
        long widest = 0;
        for (int row = 0; row < values.length; row++) {
            widest = Math.max(widest, window.width());
            if (window.add(values[row]) == Signal.DRIFT) {
                int first = row + 1 - (int) window.width();
                assertThat(window.after()).isCloseTo(mean(values, first, row + 1), within(1e-12));
                assertThat(window.before()).isCloseTo(mean(values, row - (int) widest, first), within(1e-12));
                widest = 0;
            }
        }
    }

    private static AdaptiveWindow windowOf(double... values) {
        AdaptiveWindow window = new AdaptiveWindow(STANDARD);
        Arrays.stream(values).forEach(window::add);
        return window;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }
}
