package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final float BOUND = 10;

    private final float[] weights = {1, 2, 3, 40};
    private final float[] slot = {5, 6, 7, 8};
    private final BitSet dirty = BitSet.valueOf(new long[] {0b100});
    private final Journal journal = new Journal(2);

    @Test
    void undoPutsBackWhatWasNoted() {
        journal.open(dirty);
        update(4, -1);
        dirty.set(0);
        assertThat(journal.undo(dirty)).isTrue();
        assertThat(weights).containsExactly(1, 2, 3, 40);
        assertThat(slot).containsExactly(5, 6, 7, 8);
        assertThat(dirty.stream()).containsExactly(2);
    }

    @Test
    void undoLeavesWhatWasUpdatedBeforeItWasOpened() {
        update(4, -1);
        journal.open(dirty);
        update(2, 0);
        journal.undo(dirty);
        assertThat(weights).containsExactly(-1, -1, -1, -1);
    }

    @Test
    void undoSaysThatNothingWasNotedSinceItWasOpened() {
        journal.open(dirty);
        update(4, -1);
        journal.close();
        journal.open(dirty);
        weights[0] = 7;
        assertThat(journal.undo(dirty)).isFalse();
        assertThat(weights).containsExactly(7, -1, -1, -1);
        assertThat(journal.isSound(BOUND)).isTrue();
    }

    @Test
    void takesMoreThanItHadRoomForAtFirst() {
        journal.open(dirty);
        update(2, -1);
        journal.close();
        journal.open(dirty);
        update(4, -2);
        journal.undo(dirty);
        assertThat(weights).containsExactly(-1, -1, 3, 40);
    }

    @Test
    void weightsBeyondTheBoundAreUnsoundSaveTowardsZero() {
        journal.open(dirty);
        update(4, -BOUND);
        assertThat(journal.isSound(BOUND)).isTrue();
        weights[1] = 10.5f;
        assertThat(journal.isSound(BOUND)).isFalse();
        weights[1] = Float.NaN;
        assertThat(journal.isSound(BOUND)).isFalse();
        weights[1] = 0;
        weights[3] = 39;
        assertThat(journal.isSound(BOUND)).as("from 40 to 39").isTrue();
        weights[3] = -41;
        assertThat(journal.isSound(BOUND)).as("from 40 to -41").isFalse();
    }

    @Test
    void onlyWhatWasUpdatedIsJudged() {
        journal.open(dirty);
        weights[1] = Float.NaN;
        update(1, 3);
        assertThat(journal.isSound(BOUND)).isTrue();
    }

    @Test
    void stateNeedsOnlyBeFinite() {
        journal.open(dirty);
        update(1, 1);
        slot[0] = 1e30f;
        assertThat(journal.isSound(BOUND)).isTrue();
        slot[0] = Float.POSITIVE_INFINITY;
        assertThat(journal.isSound(BOUND)).isFalse();
    }

    private void update(int floats, float value) {
        journal.note(new float[][] {weights, slot}, floats);
        Arrays.fill(weights, 0, floats, value);
        Arrays.fill(slot, 0, floats, value);
    }
}
