package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;

class ProjectionsTest {

    private static final int FIELDS = 6;
    private static final int ROWS_PER_FIELD = 7;
    /** One row: room for no more projections than one row of a batch names. */
    private static final LinearShape SMALL =
            new LinearShape(new InputShape(1, FIELDS * ROWS_PER_FIELD, FIELDS, 2), 5, 2, 18);

    private static final LinearOutputs COLUMNS =
            new LinearOutputs("linear", List.of(new LinearOutputs.Block("linear", 18, 3)));

    private final Optimizers optimizers = Optimizers.of(Adagrad.KIND.standard());
    private final RowTables tables = RowTables.of(SMALL, new Start(new Initializer(1), optimizers), Optional.empty());

    @Property(tries = 30)
    void areTheSameBitsWhetherHeldOrMadeAnew(@ForAll long seed) {
        Random random = new Random(seed);
        LinearWeights weights = weights();
        Projections held = new Projections(SMALL, tables, weights);
        for (int round = 0; round < 20; round++) {
            int[] rows = draw(random);
            assertThat(sums(held, rows)).isEqualTo(sums(new Projections(SMALL, tables, weights), rows));
            assertThat(sums(held, rows)).isEqualTo(sums(new Projections(SMALL, tables, weights), rows));
        }
    }

    @Test
    void followTheWeightsOnceTheyAreForgotten() {
        LinearWeights weights = weights();
        Projections held = new Projections(SMALL, tables, weights);
        int[] rows = draw(new Random(3));
        float[] before = sums(held, rows);
        float[] gradients = new float[SMALL.inputs() * SMALL.outputs()];
        Arrays.fill(gradients, 1);
        optimizers.begin(1);
        weights.update(gradients);
        held.forget();
        assertThat(sums(held, rows))
                .isNotEqualTo(before)
                .isEqualTo(sums(new Projections(SMALL, tables, weights), rows));
    }

    private LinearWeights weights() {
        return new LinearWeights(SMALL, COLUMNS, new Start(new Initializer(1), optimizers));
    }

    private static float[] sums(Projections projections, int[] rows) {
        float[][] sums = new float[1][SMALL.sums()];
        projections.add(rows, new Rows(0, 1), sums);
        return sums[0];
    }

    private static int[] draw(Random random) {
        int[] rows = new int[FIELDS];
        Arrays.setAll(rows, field -> field * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD));
        return rows;
    }
}
