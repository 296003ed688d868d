package org.mmoestreams.workbench.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.top.Snapshot.Delays;

class RecentPredictionsTest {

    private static final long NOW = 1_700_000_000_500L;

    private final RecentPredictions recent = new RecentPredictions();

    @Test
    void countsTheTenSecondsBeforeThePresentOne() {
        count(50, NOW - 600);
        count(30, NOW - 10_000);
        assertThat(recent.perSecond(NOW)).isEqualTo(8.0);
    }

    @Test
    void leavesOutThePresentSecondAndWhatIsOlder() {
        count(50, NOW);
        count(50, NOW - 10_600);
        assertThat(recent.perSecond(NOW)).isZero();
        assertThat(recent.perSecond(NOW + 1_000)).isEqualTo(5.0);
    }

    @Test
    void forgetsTheRateOfAStreamThatHasStopped() {
        count(100, NOW - 1_000);
        assertThat(recent.perSecond(NOW)).isEqualTo(10.0);
        assertThat(recent.perSecond(NOW + 9_000)).isEqualTo(10.0);
        assertThat(recent.perSecond(NOW + 10_000)).isZero();
    }

    @Test
    void countsWhatIsReadLateWhenItWasWritten() {
        count(100, NOW - 1_000);
        count(100, NOW - 3_600_000);
        assertThat(recent.perSecond(NOW)).isEqualTo(10.0);
    }

    @Test
    void tellsMedianAndHighDelaysOfTheLastMinute() {
        for (int delay = 1; delay <= 100; delay++) {
            recent.delayed(NOW - 30_000, delay);
        }
        assertThat(recent.delays(NOW)).contains(new Delays(50, 95));
        assertThat(recent.delays(NOW + 30_000)).isPresent();
        assertThat(recent.delays(NOW + 30_001)).isEmpty();
    }

    @Test
    void holdsTheNewestDelaysOnly() {
        for (int i = 0; i < 5_000; i++) {
            recent.delayed(NOW, i < 4_000 ? 1 : 7);
        }
        assertThat(recent.delays(NOW)).contains(new Delays(7, 7));
    }

    @Test
    void remembersWhenTheNewestWasWritten() {
        assertThat(recent.newest()).isEmpty();
        count(1, NOW - 5);
        count(1, NOW - 50);
        assertThat(recent.newest()).hasValue(NOW - 5);
    }

    private void count(int predictions, long written) {
        for (int i = 0; i < predictions; i++) {
            recent.count(written);
        }
    }
}
