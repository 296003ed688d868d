package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.optim.OptimizerConfig;

/** Rows that are updated side by side are what they would be by themselves. */
class ParameterRowsTest {

    private static final int ROWS = 100;
    private static final int ROWS_PER_BLOCK = 8;

    private final Random random = new Random(4);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void areUpdatedAsIfEachWereAlone(int width) {
        for (OptimizerConfig config : new OptimizerConfig[] {Adagrad.KIND.standard(), Adam.KIND.standard()}) {
            Optimizer optimizer = config.create();
            float[] weights = floats(ROWS * width);
            Parameter parameter = Parameter.rows("table", weights.clone(), width, ROWS_PER_BLOCK, optimizer);
            float[][] slots = new float[optimizer.slots().size()][weights.length];
            optimizer.initialise(weights, slots);
            for (int step = 1; step <= 3; step++) {
                int[] rows = random.ints(0, ROWS).distinct().limit(30 + step).toArray();
                float[] gradients = floats(rows.length * width);
                optimizer.begin(step);
                parameter.updateRows(rows, rows.length, width, gradients);
                float[] byPlace = new float[weights.length];
                for (int i = 0; i < rows.length; i++) {
                    System.arraycopy(gradients, i * width, byPlace, rows[i] * width, width);
                    optimizer.update(weights, slots, byPlace, rows[i] * width, (rows[i] + 1) * width);
                }
                assertThat(parameter.weights()).isEqualTo(weights);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void areStoredInTheirBlocksAndPutBackWhenTheUpdateIsTakenBack(int width) {
        Optimizer optimizer = Adagrad.KIND.standard().create();
        float[] weights = floats(ROWS * width);
        Parameter parameter = Parameter.rows("table", weights.clone(), width, ROWS_PER_BLOCK, optimizer);
        optimizer.begin(1);
        parameter.watch();
        parameter.updateRows(new int[] {3, 70}, 2, width, floats(2 * width));
        assertThat(parameter.weights()).isNotEqualTo(weights);
        parameter.undo();
        assertThat(parameter.weights()).isEqualTo(weights);
        assertThat(drained(parameter)).isEmpty();
        parameter.watch();
        parameter.undo();
        assertThat(parameter.weights()).as("nothing was updated").isEqualTo(weights);
        parameter.watch();
        parameter.updateRows(new int[] {70, 3, 5}, 2, width, floats(3 * width));
        assertThat(parameter.isSound(1e6f)).isTrue();
        parameter.keep();
        assertThat(drained(parameter))
                .containsOnlyKeys(
                        "table/000000", "table/000008", "table#accumulator/000000", "table#accumulator/000008");
    }

    private float[] floats(int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        return floats;
    }

    private static Map<String, byte[]> drained(Parameter parameter) {
        Map<String, byte[]> chunks = new TreeMap<>();
        parameter.drainChanges(chunks::put);
        return chunks;
    }
}
