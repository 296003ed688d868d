package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GroupSumsTest {

    private static final int FIELDS = 7;
    private static final int ROWS_PER_FIELD = 5;
    private static final int BATCH_ROWS = 12;
    private static final LinearShape SHAPE =
            new LinearShape(new InputShape(BATCH_ROWS, FIELDS * ROWS_PER_FIELD, FIELDS, 0), 2, 2, 18);

    @Property(tries = 100)
    void addTheRowsOfAGroupInTheirOrder(@ForAll @IntRange(min = 0, max = BATCH_ROWS) int count, @ForAll long seed) {
        Random random = new Random(seed);
        RowGroups groups = new RowGroups(SHAPE.in());
        int[] embeddingRows = new int[BATCH_ROWS * FIELDS];
        for (int i = 0; i < embeddingRows.length; i++) {
            embeddingRows[i] = i % FIELDS * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
        }
        float[][] rows = VectorOpsTest.draw(random, BATCH_ROWS, SHAPE.sums());
        GroupSums sums = new GroupSums(SHAPE, groups, rows);
        groups.group(embeddingRows, count);
        for (int from = 0; from < FIELDS; from += GroupSums.FIELDS) {
            int to = Math.min(FIELDS, from + GroupSums.FIELDS);
            sums.sum(from, to, count);
            for (int field = from; field < to; field++) {
                for (int group = groups.first(field); group < groups.first(field + 1); group++) {
                    assertThat(sums.rows()[group - sums.base()])
                            .isEqualTo(expected(embeddingRows, groups.tableRow(group), rows, count));
                }
            }
        }
    }

    private static float[] expected(int[] embeddingRows, int row, float[][] rows, int count) {
        float[] sum = new float[SHAPE.sums()];
        for (int i = 0; i < count * FIELDS; i++) {
            for (int j = 0; j < sum.length && embeddingRows[i] == row; j++) {
                sum[j] += rows[i / FIELDS][j];
            }
        }
        return sum;
    }
}
