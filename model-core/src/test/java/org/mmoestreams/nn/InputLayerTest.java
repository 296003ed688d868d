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

    /** A layer of one row holds three projections at a time, one of many rows all of them. */
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
                int row = random.nextInt(batchRows);
                int[] named = Arrays.copyOfRange(rows, row * FIELDS, (row + 1) * FIELDS);
                float[] number = {numbers[2 * row], numbers[2 * row + 1]};
                ofOne.set(named, number);
                one.forward(new Rows(0, 1));
                for (int i = 0; i < one.sums().values().length; i++) {
                    assertThat(one.sums().values()[i][0])
                            .as("round %d, row %d, sum %d", round, row, i)
                            .isEqualTo(many.sums().values()[i][row]);
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
