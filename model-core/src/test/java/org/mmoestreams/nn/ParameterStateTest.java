package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;
import org.mmoestreams.optim.Schedule;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.state.ChunkKey;

/** Weights and slots are saved after any number of steps, and gone on with, bit for bit, by every rule. */
class ParameterStateTest {

    private static final int STEPS = 12;
    private static final int ROWS = 40;
    private static final int WIDTH = 3;
    private static final int TOUCHED = 9;

    private final long seed = new Random().nextLong();

    static Stream<OptimizerConfig> rules() {
        return Stream.concat(
                OptimizerConfig.kinds().stream().map(Kind::standard),
                Stream.of(UpdateRule.values()).map(rule -> rule.at(0.1)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void cutAnywhereGoesOnAsIfItHadNotBeenCut(OptimizerConfig rule) {
        Table whole = new Table(rule, new TreeMap<>());
        whole.steps(1, STEPS);
        for (int cut = 0; cut <= STEPS; cut++) {
            Table first = new Table(rule, new TreeMap<>());
            first.steps(1, cut);
            Table second = new Table(rule, first.stored());
            second.steps(cut + 1, STEPS);
            assertThat(second.stored())
                    .as("seed %d, cut after %d steps of %s", seed, cut, rule)
                    .containsExactlyEntriesOf(whole.stored());
        }
    }

    /** A table some rows of which each step updates, with all it has ever written. */
    private final class Table {

        private final Optimizers optimizers;
        private final Parameter parameter;
        private final TreeMap<String, byte[]> store;

        Table(OptimizerConfig rule, Map<String, byte[]> stored) {
            Schedule schedule = new Schedule(Schedule.Form.EXPONENTIAL, 5, 0.5, 3);
            optimizers = Optimizers.of(new OptimizerPlan(rule, Optional.empty(), Optional.empty(), schedule));
            float[] start = floats(new Random(seed), ROWS * WIDTH);
            parameter = Parameter.rows("table", start, WIDTH, 4, optimizers.of(ParameterGroup.EMBEDDINGS));
            stored.forEach((key, chunk) -> parameter.load(ChunkKey.parse(key), chunk));
            store = new TreeMap<>(stored);
        }

        void steps(int from, int to) {
            for (int step = from; step <= to; step++) {
                Random random = new Random(seed + step);
                int[] which = random.ints(0, ROWS).distinct().limit(TOUCHED).toArray();
                optimizers.pace(step % 4 == 0 ? 3 : 1);
                optimizers.begin(step);
                parameter.updateRows(which, TOUCHED, WIDTH, floats(random, TOUCHED * WIDTH));
            }
        }

        Map<String, byte[]> stored() {
            parameter.drainChanges(store::put);
            return store;
        }

        private float[] floats(Random random, int count) {
            float[] floats = new float[count];
            for (int i = 0; i < count; i++) {
                floats[i] = (float) (0.1 * random.nextGaussian());
            }
            return floats;
        }
    }
}
