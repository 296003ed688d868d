package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TranspositionTest {

    private static final int BATCH_ROWS = 30;

    @Property(tries = 100)
    void copiesTheGivenRowsThereAndBack(
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 0, max = BATCH_ROWS) int from,
            @ForAll @IntRange(min = 0, max = BATCH_ROWS) int length,
            @ForAll long seed) {
        Rows range = new Rows(from, Math.min(BATCH_ROWS, from + length));
        float[][] rows = VectorOpsTest.draw(new Random(seed), BATCH_ROWS, width);
        float[][] lanes = new float[width][BATCH_ROWS];
        float[][] back = new float[BATCH_ROWS][width];
        Transposition.toLanes(rows, range, lanes);
        Transposition.toRows(lanes, range, back);
        for (int row = 0; row < BATCH_ROWS; row++) {
            boolean copied = row >= range.from() && row < range.to();
            for (int i = 0; i < width; i++) {
                assertThat(lanes[i][row]).isEqualTo(copied ? rows[row][i] : 0);
                assertThat(back[row][i]).isEqualTo(copied ? rows[row][i] : 0);
            }
        }
    }
}
