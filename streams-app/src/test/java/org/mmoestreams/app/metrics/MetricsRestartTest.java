package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.ScoredWindow;

/** Metrics that die and come back go on as if they had not. */
class MetricsRestartTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String ROWS = "total/clicks/rows";

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitWhereverItDies(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(30, 10, 2);
        RestartableMetrics mortal = new RestartableMetrics(30, 10, 2);
        for (ScoredWindow window : Windows.interleaved(chance, 2, 15)) {
            steady.send(window);
            mortal.send(window);
            if (chance.nextInt(4) == 0) {
                mortal.restart();
            }
            if (chance.nextInt(6) == 0) {
                steady.advance(SECOND);
                mortal.advance(SECOND);
            }
        }
        mortal.restart();
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isEqualTo(steady.published());
        assertThat(mortal.stored()).containsExactlyEntriesOf(steady.stored());
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitWhereverItDiesBetweenCommitsOfManyWindows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(60, 20, 2);
        RestartableMetrics mortal = new RestartableMetrics(60, 20, 2).committingWhenTold();
        List<ScoredWindow> windows = Windows.interleaved(chance, 2, 60);
        windows.forEach(steady::send);
        RandomDeaths.send(windows, mortal, chance);
        assertThat(mortal.published()).isEqualTo(steady.published());
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isEqualTo(steady.published());
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitThoughTheStoredSumsLackWindows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(1000, 50, 2);
        RestartableMetrics mortal = new RestartableMetrics(1000, 50, 2);
        int putSeldom = 0;
        Map<String, byte[]> before = Map.of();
        for (ScoredWindow window : Windows.interleaved(chance, 2, 40)) {
            steady.send(window);
            mortal.send(window);
            putSeldom += Arrays.equals(before.get(ROWS), mortal.stored().get(ROWS)) ? 1 : 0;
            before = mortal.stored();
            if (chance.nextInt(7) == 0) {
                mortal.restart();
            }
        }
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(putSeldom).as("windows without a put of the sums").isPositive();
        assertThat(mortal.published()).isEqualTo(steady.published());
    }

    @Test
    void refusesWhatAnotherBuildStored() {
        RestartableMetrics metrics = new RestartableMetrics(20, 10, 1);
        Map<String, byte[]> older = Map.of(ROWS, new byte[100]);

        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.restart(older))
                .withMessageContaining("stored metrics: format 1 (expected: 5");
    }
}
