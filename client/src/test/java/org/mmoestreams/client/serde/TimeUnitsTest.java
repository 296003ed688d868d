package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.EventTime.Unit;

class TimeUnitsTest {

    private static final long NOW = Visits.START;
    private static final long YEAR = Duration.ofDays(365).toMillis();

    @ParameterizedTest
    @EnumSource
    void fitsATimeThatWasWrittenInItWhateverUnitWasMeant(Unit written) {
        for (Unit meant : Unit.values()) {
            boolean isBeyondAllTimes = meant.inMillis() > 1e6 * written.inMillis();
            boolean isBelowMilliseconds = written == Unit.D && meant.inMillis() < 1;
            if (meant == written || isBeyondAllTimes || isBelowMilliseconds) {
                continue;
            }
            for (int years = -4; years <= 4; years++) {
                long number = Math.round((NOW + years * YEAR) / written.inMillis());
                assertThat(fitting(meant.toMillis(number), meant, NOW))
                        .as("%s read as %s, %d years later", written, meant, years)
                        .contains(written);
            }
        }
    }

    @Test
    void leavesTimesAloneThatMayBeMeant() {
        assertThat(fitting(NOW, Unit.MS, NOW)).isEmpty();
        assertThat(fitting(NOW - 19 * YEAR, Unit.MS, NOW)).isEmpty();
        assertThat(fitting(NOW - 40 * YEAR, Unit.MS, NOW)).as("old").isEmpty();
        assertThat(fitting(0, Unit.MS, NOW)).isEmpty();
        assertThat(fitting(Long.MAX_VALUE, Unit.MS, NOW)).isEmpty();
        assertThat(fitting(NOW, Unit.MS, 1000))
                .as("a record's clock that starts at 0")
                .isEmpty();
        assertThat(fitting(NOW, Unit.MS, -1)).as("no timestamp").isEmpty();
        assertThat(fitting(NOW / 1000, null, NOW)).as("text").isEmpty();
    }

    @Test
    void isNamedWhereATimeIsRefused() {
        EventReader reader = new EventReader(Visits.schema(), Duration.ofDays(1));
        byte[] micros = Visits.bytes(Visits.labelled(new SplittableRandom(1), 0, NOW * 1000));
        assertThatThrownBy(() -> reader.read(micros, NOW))
                .isInstanceOf(BadEventException.class)
                .hasMessage(
                        "event time: " + NOW * 1000 + " (expected: a time in the years 1 to 9999; in microseconds it"
                                + " would be near its record, but milliseconds are meant)");
        byte[] ahead = Visits.bytes(Visits.labelled(new SplittableRandom(1), 0, NOW + YEAR));
        assertThatThrownBy(() -> reader.read(ahead, NOW)).hasMessageEndingWith("timestamp " + NOW + ")");
    }

    private static Optional<Unit> fitting(long time, Unit unit, long recordTimestamp) {
        RawEvent event = new RawEvent(Visits.SPEC);
        event.setTime(time, unit);
        return TimeUnits.fitting(event, recordTimestamp);
    }
}
