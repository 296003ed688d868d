package org.mmoestreams.workbench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.http.Vitals;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.workbench.terminal.Rhythm;

final class SoakReportTest {

    @Test
    void fitsOneSlopeOverAllLivesWhateverTheirLevels() {
        List<SoakSample> samples = new ArrayList<>();
        for (int minute = 2; minute < 6; minute++) {
            samples.add(sample(0, minute, 100 + 3 * minute));
            samples.add(sample(1, minute, 900 + 3 * minute));
        }
        assertThat(slope(samples)).isCloseTo(3, within(1e-9));
    }

    @Test
    void leavesTheWarmUpOfEachLifeOut() {
        List<SoakSample> samples =
                List.of(sample(0, 0, 10), sample(0, 1, 500), sample(0, 2, 700), sample(0, 3, 700), sample(1, 0, 10));
        assertThat(slope(samples)).isZero();
    }

    @Test
    void hasNoSlopeWithoutTwoSamplesOfOneLife() {
        assertThat(slope(List.of(sample(0, 2, 1), sample(1, 2, 2)))).isNaN();
    }

    @Test
    void beatsOnceAPeriodHoweverLateItIsAsked() {
        Rhythm rhythm = new Rhythm(Duration.ofNanos(10), 100);
        assertThat(rhythm.isDue(109)).isFalse();
        assertThat(rhythm.isDue(135)).isTrue();
        assertThat(rhythm.isDue(140)).isFalse();
        assertThat(rhythm.isDue(145)).isTrue();
    }

    private static double slope(List<SoakSample> samples) {
        return new SoakReport(samples, Duration.ofMinutes(2), 0, 0)
                .perMinute(sample -> (double) sample.vitals().residentBytes());
    }

    private static SoakSample sample(int life, int minute, long resident) {
        long uptime = Duration.ofMinutes(minute).toMillis();
        return new SoakSample(0, life, 0, new Vitals(0, 0, resident, 0, 0, uptime, 0, Observed.NOTHING));
    }
}
