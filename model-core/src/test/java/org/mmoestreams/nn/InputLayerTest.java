package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;

class InputLayerTest {

    private static final int SINGLE_VALUED = 3;
    /** The single-valued fields, and two bags. */
    private static final List<Bag> BAGS = List.of(new Bag(3, 2, true), new Bag(5, 4, false));

    private static final int SLOTS = 9;
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
                int[] rows = draw(random, batchRows);
                float[] numbers = VectorOpsTest.draw(random, 1, 2 * batchRows)[0];
                ofMany.set(rows, numbers);
                many.forward(new Rows(0, batchRows));
                int row = random.nextInt(batchRows);
                int[] named = Arrays.copyOfRange(rows, row * SLOTS, (row + 1) * SLOTS);
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

    private static int[] draw(Random random, int batchRows) {
        int[] rows = new int[batchRows * SLOTS];
        Arrays.fill(rows, RowBatch.EMPTY);
        for (int row = 0; row < batchRows; row++) {
            for (int field = 0; field < SINGLE_VALUED; field++) {
                rows[row * SLOTS + field] = field * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
            }
            for (int bag = 0; bag < BAGS.size(); bag++) {
                int items = random.nextInt(BAGS.get(bag).slots() + 1);
                for (int item = 0; item < items; item++) {
                    rows[row * SLOTS + BAGS.get(bag).firstSlot() + item] =
                            (SINGLE_VALUED + bag) * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
                }
            }
        }
        return rows;
    }

    private static InputLayer layer(int batchRows, Inputs inputs) {
        LinearShape shape =
                new LinearShape(new InputShape(batchRows, 5 * ROWS_PER_FIELD, SINGLE_VALUED, BAGS, 2), 5, 2, 18);
        LinearOutputs columns = new LinearOutputs("linear", List.of(new LinearOutputs.Block("linear", 18, 3)));
        Start start = new Start(new Initializer(1), Optimizers.of(Adagrad.KIND.standard()));
        return new InputLayer(shape, columns, start, inputs);
    }
}
