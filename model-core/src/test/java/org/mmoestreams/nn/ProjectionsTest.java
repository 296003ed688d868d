package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;

class ProjectionsTest {

    private static final int FIELDS = 6;
    private static final int ROWS_PER_FIELD = 7;
    /** One slot: room for no more projections than one row of a batch names. */
    private static final Shape SMALL = new Shape(1, FIELDS * ROWS_PER_FIELD, FIELDS, 2, 5, true, 3, 4, 2, 3);

    private final Optimizers optimizers = Optimizers.of(Adagrad.KIND.standard());
    private final RowTables tables = RowTables.of(SMALL, new Initializer(1), optimizers);

    @Property(tries = 30)
    void areTheSameBitsWhetherHeldOrMadeAnew(@ForAll long seed) {
        Random random = new Random(seed);
        ExpertsAndGates weights = weights();
        Projections held = new Projections(SMALL, tables, weights);
        for (int round = 0; round < 20; round++) {
            int[] rows = draw(random);
            assertThat(sums(held, rows)).isEqualTo(sums(new Projections(SMALL, tables, weights), rows));
            assertThat(sums(held, rows)).isEqualTo(sums(new Projections(SMALL, tables, weights), rows));
        }
    }

    @Test
    void followTheWeightsOnceTheyAreForgotten() {
        ExpertsAndGates weights = weights();
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

    private ExpertsAndGates weights() {
        return new ExpertsAndGates(SMALL, new Initializer(1), optimizers.of(ParameterGroup.DENSE));
    }

    private static float[] sums(Projections projections, int[] rows) {
        float[][] sums = new float[1][SMALL.sums()];
        projections.add(rows, new Slots(0, 1), sums);
        return sums[0];
    }

    private static int[] draw(Random random) {
        int[] rows = new int[FIELDS];
        Arrays.setAll(rows, field -> field * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD));
        return rows;
    }
}
