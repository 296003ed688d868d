package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TranspositionTest {

    private static final int BATCH_ROWS = 30;

    @Property(tries = 100)
    void copiesTheGivenSlotsThereAndBack(
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 0, max = BATCH_ROWS) int from,
            @ForAll @IntRange(min = 0, max = BATCH_ROWS) int length,
            @ForAll long seed) {
        Rows slots = new Rows(from, Math.min(BATCH_ROWS, from + length));
        float[][] rows = VectorOpsTest.draw(new Random(seed), BATCH_ROWS, width);
        float[][] lanes = new float[width][BATCH_ROWS];
        float[][] back = new float[BATCH_ROWS][width];
        Transposition.toLanes(rows, slots, lanes);
        Transposition.toRows(lanes, slots, back);
        for (int slot = 0; slot < BATCH_ROWS; slot++) {
            boolean copied = slot >= slots.from() && slot < slots.to();
            for (int i = 0; i < width; i++) {
                assertThat(lanes[i][slot]).isEqualTo(copied ? rows[slot][i] : 0);
                assertThat(back[slot][i]).isEqualTo(copied ? rows[slot][i] : 0);
            }
        }
    }
}
