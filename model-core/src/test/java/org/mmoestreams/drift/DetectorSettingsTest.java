package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mmoestreams.drift.Adwin.AfterAlarm;
import org.mmoestreams.drift.PageHinkley.Form;
import org.mmoestreams.settings.Kind;

class DetectorSettingsTest {

    @Test
    void haveDefaultsThatAreAllowed() {
        for (Kind<? extends DetectorConfig> kind : DetectorConfig.kinds()) {
            assertThat(kind.standard().kind()).isSameAs(kind);
            assertThat(kind.standard().values()).hasSameSizeAs(kind.settings());
        }
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(DetectorConfig.kinds()).extracting(Kind::name).doesNotHaveDuplicates();
    }

    @Test
    void areRefusedOutOfTheirRanges() {
        assertRefused(
                () -> new Adwin(2, 32, 5, 5, 10, AfterAlarm.START_OVER), "delta: 2.0 (expected: above 0 and below 1)");
        assertRefused(() -> new Adwin(0.002, 0, 5, 5, 10, AfterAlarm.START_OVER), "clock: 0 (expected: 1 to 1000000)");
        assertRefused(() -> new Adwin(0.002, 32, 1, 5, 10, AfterAlarm.START_OVER), "buckets: 1 (expected: 2 to 1000)");
        assertRefused(
                () -> new PageHinkley(Form.CLIPPED, -1, 50, 1, 30, Side.UP),
                "tolerance: -1.0 (expected: 0 to 1000000)");
        assertRefused(
                () -> new PageHinkley(Form.CLIPPED, 0, 50, 1.1, 30, Side.UP),
                "discount: 1.1 (expected: above 0, at most 1)");
        assertRefused(() -> new Ddm(30, 0.5, 3), "warning-level: 0.5 (expected: 1 to 1000000)");
        assertRefused(() -> new Eddm(0, 0.95, 0.9), "warm-up: 0 (expected: 1 to 1000000)");
        assertRefused(() -> new HddmW(0.001, 0.005, 1, Side.UP), "weight: 1.0 (expected: above 0 and below 1)");
        assertRefused(() -> new Kswin(0, 200, 100, 42), "significance: 0.0 (expected: above 0 and below 1)");
    }

    @Test
    void areRefusedWhereTheyContradictEachOther() {
        assertRefused(
                () -> new Ddm(30, 4, 3),
                "warning-level: 4.0 (expected: at most drift-level, 3.0; a warning comes before the alarm)");
        assertRefused(
                () -> new Eddm(30, 0.8, 0.9),
                "warning-ratio: 0.8 (expected: at least drift-ratio, 0.9; a warning comes before the alarm)");
        assertRefused(
                () -> new HddmA(0.01, 0.005, Side.UP),
                "warning-confidence: 0.005 (expected: at least drift-confidence, 0.01; a warning comes before the"
                        + " alarm)");
        assertRefused(() -> new Kswin(0.0001, 150, 100, 42), "sample: 100 (expected: at most half of window, 75)");
    }

    private static void assertRefused(ThrowingCallable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
    }
}
