package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.client.testing.Visits;

class EventTimeUnitTest {

    private static final long NOW = Visits.START;
    private static final long YEAR = Duration.ofDays(365).toMillis();

    @ParameterizedTest
    @EnumSource
    void fitsATimeThatWasWrittenInIt(EventTimeUnit unit) {
        for (int years = -4; years <= 4; years++) {
            assertThat(EventTimeUnit.fitting(written(NOW + years * YEAR, unit), NOW))
                    .as("%d years later", years)
                    .contains(unit);
        }
        assertThat(EventTimeUnit.fitting(written(NOW - 6 * YEAR, unit), NOW)).isEmpty();
    }

    @Test
    void leavesTimesAloneThatMayBeMeant() {
        assertThat(EventTimeUnit.fitting(NOW, NOW)).isEmpty();
        assertThat(EventTimeUnit.fitting(NOW - 19 * YEAR, NOW)).isEmpty();
        assertThat(EventTimeUnit.fitting(NOW - 40 * YEAR, NOW)).as("old").isEmpty();
        assertThat(EventTimeUnit.fitting(0, NOW)).isEmpty();
        assertThat(EventTimeUnit.fitting(Long.MAX_VALUE, NOW)).isEmpty();
        assertThat(EventTimeUnit.fitting(NOW, 1000))
                .as("a record's clock that starts at 0")
                .isEmpty();
        assertThat(EventTimeUnit.fitting(NOW, -1)).as("no timestamp").isEmpty();
    }

    @Test
    void isNamedWhereATimeIsRefusedAsTooFarAhead() {
        EventReader reader = new EventReader(Visits.schema(), Duration.ofDays(1));
        byte[] micros = Visits.bytes(Visits.labelled(new SplittableRandom(1), 0, NOW * 1000));
        assertThatThrownBy(() -> reader.read(micros, NOW))
                .isInstanceOf(BadEventException.class)
                .hasMessage("event time: " + NOW * 1000 + " (expected: at most event.max-ahead, 86400000 ms, after the"
                        + " record's timestamp " + NOW + "; in microseconds it would be near it, but milliseconds are"
                        + " meant)");
        byte[] ahead = Visits.bytes(Visits.labelled(new SplittableRandom(1), 0, NOW + YEAR));
        assertThatThrownBy(() -> reader.read(ahead, NOW)).hasMessageEndingWith("timestamp " + NOW + ")");
    }

    private static long written(long millis, EventTimeUnit unit) {
        return switch (unit) {
            case DAYS -> Duration.ofMillis(millis).toDays();
            case SECONDS -> millis / 1000;
            case MICROSECONDS -> millis * 1000;
            case NANOSECONDS -> millis * 1_000_000;
        };
    }
}
