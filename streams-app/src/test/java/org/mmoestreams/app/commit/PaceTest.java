package org.mmoestreams.app.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {

    private static final long INTERVAL = 100;

    private final Pace pace = new Pace(INTERVAL, 1_500);
    private long now = 1_000_000;

    @Test
    void isOneCommitPerIntervalForAHealthyThread() {
        for (int commits = 0; commits < 50; commits++) {
            assertThat(nextRequestAfter(10, 40)).isEqualTo(INTERVAL);
        }
    }

    @Test
    void isNotChangedByASlowTurnByChance() {
        for (int commits = 0; commits < 50; commits++) {
            long next = nextRequestAfter(10, commits % 5 < 2 ? 95 : 20);
            assertThat(next).isEqualTo(INTERVAL);
        }
    }

    @Test
    void isNotChangedByCommitsThatLeaveAQuarterOfEachInterval() {
        settle(10, 75);
        assertThat(nextRequestAfter(10, 75)).isEqualTo(INTERVAL);
    }

    @Test
    void leavesHalfOfTheTimeToEventsWhereCommitsTakeAnInterval() {
        settle(10, 80);
        assertThat(nextRequestAfter(10, 80)).isEqualTo(200);
        settle(10, 100);
        assertThat(nextRequestAfter(10, 100)).isEqualTo(200);
    }

    @Test
    void leavesThreeQuartersToEventsOfWhatCommitsTakeBeyond() {
        settle(10, 150);
        assertThat(nextRequestAfter(10, 150)).isEqualTo(400);
        settle(10, 200);
        assertThat(nextRequestAfter(10, 200)).isEqualTo(600);
    }

    @Test
    void leavesHalfOfTheTimeToEventsWhereMoreWouldMakeCommitsSeldom() {
        settle(10, 300);
        assertThat(nextRequestAfter(10, 300)).as("eight intervals").isEqualTo(800);
        settle(10, 1_000);
        assertThat(nextRequestAfter(10, 1_000)).isEqualTo(2_000);
    }

    @Test
    void countsStandstillsOutsideOfCommits() {
        settle(190, 10);
        assertThat(nextRequestAfter(190, 10)).isBetween(560L, 760L);
    }

    @Test
    void isThatOfAHealthyThreadAgainAfterAFewCommits() {
        settle(10, 300);
        settle(10, 10);
        assertThat(nextRequestAfter(10, 10)).isEqualTo(INTERVAL);
    }

    @Test
    void leavesOthersFreeToShareACommit() {
        settle(10, 300);
        tick();
        pace.asked(now);
        assertThat(pace.isDue(now)).isTrue();
        now += INTERVAL;
        assertThat(pace.isDue(now)).isFalse();
    }

    @Test
    void doesNotWaitForAClockThatWasPutBack() {
        settle(10, 300);
        assertThat(pace.isDue(now - 3_600_000)).isTrue();
    }

    @Test
    void knowsACommitToBeMadeAtTheMomentAfterItsRequest() {
        tick();
        assertThat(pace.isCommitted(now)).as("nothing was asked for").isFalse();
        pace.asked(now);
        assertThat(pace.isCommitted(now)).isFalse();
        now += INTERVAL;
        assertThat(pace.isCommitted(now)).isTrue();
        assertThat(pace.isCommitted(now)).as("only once").isFalse();
    }

    private void settle(long turn, long commit) {
        for (int commits = 0; commits < 6; commits++) {
            nextRequestAfter(turn, commit);
        }
    }

    /** A request at the next moment that is due, then its commit; how long until the next that is due, from then on. */
    private long nextRequestAfter(long turn, long commit) {
        long asked = advanceToDue(turn);
        pace.asked(now);
        now += commit;
        pace.turn(now);
        return advanceToDue(turn) - asked;
    }

    private long advanceToDue(long turn) {
        long last = now / INTERVAL;
        while (now / INTERVAL == last || !pace.isDue(now)) {
            last = now / INTERVAL;
            now = Math.min(now + turn, turn < INTERVAL / 2 ? (now / INTERVAL + 1) * INTERVAL : now + turn);
            pace.turn(now);
        }
        return now;
    }

    private void tick() {
        now = (now / INTERVAL + 1) * INTERVAL;
        pace.turn(now);
    }
}
