package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.features.Attribution.Late;

/** Clicks are known within ten seconds or count as none; purchases are waited for. Times are in seconds. */
class JoinCountsTest {

    private static final double NONE = Double.NaN;
    private static final int CLICK = 0;
    private static final int BUY = 1;
    private static final String OLDEST = "oldest_waiting_event_time";
    private static final long RETENTION = Duration.ofSeconds(1000).toMillis();

    private final JoinUnderTest join = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, false, false, 1000));

    @Test
    void delaysAreThoseOfFirstLabelsInTimeOrLate() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 3, 1, NONE);
        join.label("a", 4, 1, NONE);
        join.label("a", 5, 0, NONE);
        join.event("b", 10, NONE, NONE);
        join.label("b", 50, 1, NONE);
        join.event("c", 60, NONE, NONE);
        join.label("c", 160, 0, NONE);
        assertThat(join.counts().delays(CLICK).count())
                .isEqualTo(join.count(CLICK, JoinCount.JOINED)
                        + join.count(CLICK, JoinCount.CORRECTED)
                        + join.count(CLICK, JoinCount.LATE))
                .isEqualTo(3);
        assertThat(figure(CLICK, "label_delay_p50_ms").value().orElseThrow()).isBetween(39_700L, 40_300L);
        assertThat(figure(CLICK, "label_delay_p99_ms").value().orElseThrow()).isBetween(99_300L, 100_700L);
        assertThat(figure(BUY, "label_delay_p50_ms").value()).isEmpty();
    }

    @Test
    void aLabelWithTheTimeOfBeforeItsEventHasNoDelay() {
        join.event("a", 5, NONE, NONE);
        join.label("a", 1, 1, NONE);
        assertThat(figure(CLICK, "label_delay_p50_ms").value()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void theOldestRowThatWaitsIsKnownWithinAPartOfTheRetention() {
        assertThat(figure(BUY, OLDEST).value()).isEmpty();
        for (int second = 0; second < 800; second++) {
            join.event("e" + second, second, NONE, NONE);
        }
        assertOldest(CLICK, 790);
        assertOldest(BUY, 0);
        for (int second = 0; second < 700; second++) {
            join.label("e" + second, 800, NONE, 1);
        }
        assertOldest(BUY, 700);
        for (int second = 700; second < 800; second++) {
            join.label("e" + second, 800, 1, 1);
        }
        assertThat(figure(BUY, OLDEST).value()).isEmpty();
    }

    @Test
    void anEventFromLongAgoIsTheOldestUntilItGoes() {
        join.event("now", 5000, NONE, NONE);
        join.event("old", 4500, NONE, NONE);
        assertOldest(BUY, 4500);
        join.label("old", 5000, NONE, 0);
        assertOldest(BUY, 5000);
    }

    @Test
    void sumsOverPartitionsAreOverAllLabels() {
        JoinUnderTest other = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, false, false, 1000));
        other.event("x", 100, NONE, NONE);
        other.label("x", 109, 1, NONE);
        join.event("a", 300, NONE, NONE);
        join.label("a", 301, 1, NONE);
        JoinCounts all = new JoinCounts(2);
        all.addAll(JoinCounts.read(join.counts().write()));
        all.addAll(JoinCounts.read(other.counts().write()));
        assertThat(all.of(CLICK, JoinCount.JOINED)).isEqualTo(2);
        assertThat(all.of(BUY, JoinCount.WAITING)).isEqualTo(2);
        assertThat(all.rows()).isEqualTo(2);
        assertThat(all.delays(CLICK).count()).isEqualTo(2);
        assertThat(all.waiting(BUY).oldest())
                .isEqualTo(other.counts().waiting(BUY).oldest());
    }

    @Test
    void goOnFromTheirBytes() {
        long seed = new Random().nextLong();
        Random chance = new Random(seed);
        for (int i = 0; i < 300; i++) {
            join.event("e" + chance.nextInt(100), i + chance.nextInt(20), NONE, NONE);
            join.label("e" + chance.nextInt(100), i + chance.nextInt(40), chance.nextInt(2), NONE);
        }
        JoinCounts read = JoinCounts.read(join.counts().write());
        assertThat(read.write()).as("seed " + seed).isEqualTo(join.counts().write());
        assertThat(LabelFigure.seen(read, List.of("click", "buy")))
                .as("seed " + seed)
                .isEqualTo(LabelFigure.seen(join.counts(), List.of("click", "buy")));
    }

    @Test
    void timesAreKeptInWiderBucketsWhenRetentionGrowsAndStayThereWhenItShrinks() {
        WaitingTimes times = new WaitingTimes();
        times.widen(4);
        times.add(-9, 1);
        times.add(6, 2);
        times.widen(16);
        assertThat(times.count()).isEqualTo(3);
        assertThat(times.oldest()).hasValue(-16 + 7);
        times.widen(4);
        assertThat(times.error()).isEqualTo(8);
        times.add(-9, -1);
        times.add(6, -2);
        assertThat(times.oldest()).isEmpty();
        times.widen(4);
        assertThat(times.error()).isEqualTo(2);
    }

    @Test
    void showsFiguresByNameAndLeavesOutThoseWithoutAValue() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 3, 1, NONE);
        LabelsSeen seen = LabelFigure.seen(join.counts(), List.of("click", "buy"));
        assertThat(seen.waitingRows()).isOne();
        assertThat(seen.tasks().get("click"))
                .containsEntry("labels_joined", 1L)
                .containsEntry("labels_waiting", 0L)
                .containsKey("label_delay_p95_ms")
                .doesNotContainKey(OLDEST);
        assertThat(seen.tasks().get("buy")).containsKey(OLDEST).doesNotContainKey("label_delay_p95_ms");
    }

    private void assertOldest(int task, double second) {
        LabelFigure oldest = figure(task, OLDEST);
        assertThat(oldest.error()).isLessThanOrEqualTo(RETENTION / 128);
        assertThat(oldest.value().orElseThrow())
                .isBetween(JoinUnderTest.at(second) - oldest.error(), JoinUnderTest.at(second) + oldest.error());
    }

    private LabelFigure figure(int task, String name) {
        return LabelFigure.of(join.counts(), task).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
