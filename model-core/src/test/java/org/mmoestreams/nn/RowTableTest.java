package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.optim.Sgd;

class RowTableTest {

    private static final int ROWS = 200;
    private static final int WIDTH = 3;

    private final Optimizer optimizer = new Sgd(1).create();
    private final RowTable table = RowTable.embeddings("embeddings", ROWS, WIDTH, new Initializer(5), optimizer);
    private final float[] weights = table.parameter().orElseThrow().weights();

    @Test
    void embeddingsStartNormalWithADeviationOfATwentieth() {
        double squares = 0;
        for (float weight : weights) {
            squares += (double) weight * weight;
        }
        assertThat(weights).hasSize(ROWS * WIDTH);
        assertThat(Math.sqrt(squares / weights.length)).isEqualTo(0.05, Offset.offset(0.005));
    }

    @Test
    void wideWeightsStartAtZero() {
        Parameter wide = RowTable.wide("wide", ROWS, 2, optimizer).parameter().orElseThrow();
        assertThat(wide.name()).isEqualTo("wide");
        assertThat(wide.weights()).hasSize(2 * ROWS).containsOnly(0);
    }

    @Test
    void tableOfNoFloatsHasNoParameterAndTakesUpdates() {
        RowTable none = RowTable.wide("wide", ROWS, 0, optimizer);
        none.update(groups(3, 7), new float[0]);
        assertThat(none.parameter()).isEmpty();
    }

    @Test
    void copiesARowIntoAnArrayOrAColumn() {
        float[] row = Arrays.copyOfRange(weights, 7 * WIDTH, 8 * WIDTH);
        float[] target = new float[5];
        table.copy(7, target, 1);
        assertThat(target).containsExactly(0, row[0], row[1], row[2], 0);
        float[][] lanes = new float[WIDTH][2];
        table.copy(7, lanes, 1);
        for (int i = 0; i < WIDTH; i++) {
            assertThat(lanes[i]).containsExactly(0, row[i]);
        }
    }

    @Test
    void updatesTheRowsOfTheGroupsAndNoOther() {
        float[] before = weights.clone();
        table.update(groups(150, 2, 150), new float[] {1, 2, 3, 10, 20, 30, 9, 9, 9});
        for (int i = 0; i < WIDTH; i++) {
            before[150 * WIDTH + i] -= i + 1;
            before[2 * WIDTH + i] -= 10 * (i + 1);
        }
        assertThat(weights).containsExactly(before);
        Map<String, byte[]> chunks = new TreeMap<>();
        table.parameter().orElseThrow().drainChanges(chunks::put);
        assertThat(chunks).as("blocks of 64 rows").containsOnlyKeys("embeddings/000000", "embeddings/000002");
    }

    /** What a batch's one field names, row by row. */
    private static RowGroups groups(int... named) {
        RowGroups groups = new RowGroups(new InputShape(named.length, ROWS, 1, 0));
        groups.group(named, named.length);
        return groups;
    }
}
