package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.model.GradientCase.binary;
import static org.mmoestreams.model.GradientCase.regression;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.optim.OptimizerConfig;

class MmoeRejectionTest {

    private static final FeatureSpec SPEC = GradientCase.spec(2, 1, binary("a", 1), regression("b", 1));
    private static final int ROWS = 4;

    /** Parameters, and a value for all of their weights that makes some gradient overflow. */
    static Stream<Arguments> overflows() {
        return Stream.of(
                Arguments.of("embeddings", 3e38f),
                Arguments.of("experts-and-gates.weight", 3e38f),
                Arguments.of("experts-and-gates.weight", 1e30f),
                Arguments.of("tower.a.hidden", 3e38f),
                Arguments.of("tower.b.hidden", 3e38f),
                Arguments.of("tower.a.output", 3e38f),
                Arguments.of("tower.b.output", 3e38f),
                Arguments.of("tower.b.output", 1e19f),
                Arguments.of("tower.b.output", Float.NaN));
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void stepThatOverflowsChangesNothing(String parameter, float value) {
        try (Mmoe model = Mmoe.create(
                SPEC,
                10,
                new Architecture(2, 3, 2, 2, true),
                Optimizer.of(OptimizerConfig.adagrad()),
                new Mmoe.Start(ROWS, 5))) {
            for (Parameter each : model.parameters()) {
                Arrays.fill(each.weights(), each.name().equals(parameter) ? value : 0.5f);
            }
            model.refresh();
            Map<String, float[]> before = weights(model);
            RowBatch batch = RowBatch.of(SPEC, ROWS);
            float[] labels = {1, 2, 0, -2, 1, 0.5f, 0, 0.25f};
            model.forward(batch, new float[] {1, 2, 3, 4}, 0, ROWS);

            assertThat(model.step(batch, labels, ROWS, 1)).isFalse();
            assertThat(weights(model))
                    .allSatisfy((name, weights) -> assertThat(weights).as(name).isEqualTo(before.get(name)));
            Map<String, byte[]> changes = new TreeMap<>();
            model.parameters().forEach(each -> each.drainChanges(changes::put));
            assertThat(changes).isEmpty();
        }
    }

    private static Map<String, float[]> weights(Mmoe model) {
        Map<String, float[]> all = new TreeMap<>();
        model.parameters().forEach(each -> all.put(each.name(), each.weights().clone()));
        return all;
    }
}
