package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;

class InputLayerTest {

    private static final int FIELDS = 3;
    private static final int ROWS_PER_FIELD = 40;
    private static final int ROUNDS = 60;

    /** A layer of one slot holds three projections at a time, one of many slots all of them. */
    @Property(tries = 30)
    void sumsAreTheSameBitsAloneAndAmongOthers(@ForAll @IntRange(min = 1, max = 40) int batchRows, @ForAll long seed) {
        Random random = new Random(seed);
        Inputs ofOne = new Inputs();
        Inputs ofMany = new Inputs();
        try (InputLayer one = layer(1, ofOne);
                InputLayer many = layer(batchRows, ofMany)) {
            for (int round = 0; round < ROUNDS / batchRows + 2; round++) {
                int[] rows = new int[batchRows * FIELDS];
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = i % FIELDS * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
                }
                float[] numbers = VectorOpsTest.draw(random, 1, 2 * batchRows)[0];
                ofMany.set(rows, numbers);
                many.forward(new Rows(0, batchRows));
                int slot = random.nextInt(batchRows);
                int[] row = Arrays.copyOfRange(rows, slot * FIELDS, (slot + 1) * FIELDS);
                float[] number = {numbers[2 * slot], numbers[2 * slot + 1]};
                ofOne.set(row, number);
                one.forward(new Rows(0, 1));
                for (int i = 0; i < one.sums().values().length; i++) {
                    assertThat(one.sums().values()[i][0])
                            .as("round %d, slot %d, sum %d", round, slot, i)
                            .isEqualTo(many.sums().values()[i][slot]);
                }
            }
        }
    }

    private static InputLayer layer(int batchRows, Inputs inputs) {
        LinearShape shape = new LinearShape(new InputShape(batchRows, FIELDS * ROWS_PER_FIELD, FIELDS, 2), 5, 2, 18);
        LinearOutputs columns = new LinearOutputs("linear", List.of(new LinearOutputs.Block("linear", 18, 3)));
        Start start = new Start(new Initializer(1), Optimizers.of(Adagrad.KIND.standard()));
        return new InputLayer(shape, columns, start, inputs);
    }
}
