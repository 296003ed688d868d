package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.model.GradientCase.binary;
import static org.mmoestreams.model.GradientCase.regression;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;

class MmoeRejectionTest {

    private static final FeatureSpec SPEC = GradientCase.spec(2, 1, binary("a", 1), regression("b", 1));
    private static final int ROWS = 4;
    private static final float[] LABELS = {1, 2, 0, -2, 1, 0.5f, 0, 0.25f};

    /**
     * Weights of 0.5 but for some that make gradients overflow.
     *
     * @param name where
     * @param change sets weights, by parameter name
     */
    private record Overflow(String name, Consumer<Map<String, float[]>> change) {

        static Overflow whole(String parameter, float value) {
            return new Overflow(
                    "all " + parameter + " " + value, weights -> Arrays.fill(weights.get(parameter), value));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Overflow> overflows() {
        return Stream.of(
                Overflow.whole("embeddings", 3e38f),
                Overflow.whole("experts-and-gates.weight", 3e38f),
                Overflow.whole("experts-and-gates.weight", 1e30f),
                Overflow.whole("tower.a.hidden", 3e38f),
                Overflow.whole("tower.b.hidden", 3e38f),
                Overflow.whole("tower.a.output", 3e38f),
                Overflow.whole("tower.b.output", 1e19f),
                Overflow.whole("tower.b.output", Float.NaN),
                new Overflow("a tower's hidden biases alone", weights -> {
                    float[] hidden = weights.get("tower.a.hidden");
                    Arrays.fill(hidden, hidden.length - 2, hidden.length, 3e38f);
                }),
                new Overflow("gradients of the inputs alone", weights -> {
                    float[] fused = weights.get("experts-and-gates.weight");
                    Arrays.fill(fused, 0, fused.length - 10, 1e20f);
                    Arrays.fill(weights.get("embeddings"), 0);
                }));
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void stepThatOverflowsChangesNothing(Overflow overflow) {
        try (Network model = model()) {
            Map<String, float[]> live = new TreeMap<>();
            for (Parameter each : model.parameters()) {
                Arrays.fill(each.weights(), 0.5f);
                live.put(each.name(), each.weights());
            }
            overflow.change.accept(live);
            model.refresh();
            Map<String, float[]> before = weights(model);
            RowBatch batch = RowBatch.of(SPEC, ROWS);
            model.forward(batch.embeddingRows(), new float[ROWS], 0, ROWS);

            assertThat(model.step(LABELS, batch.weights(), batch.corrections(), ROWS, 1))
                    .isFalse();
            assertThat(weights(model))
                    .allSatisfy((name, weights) -> assertThat(weights).as(name).isEqualTo(before.get(name)));
            Map<String, byte[]> changes = new TreeMap<>();
            model.parameters().forEach(each -> each.drainChanges(changes::put));
            assertThat(changes).isEmpty();
        }
    }

    @Test
    void sameStepWithoutOverflowIsTaken() {
        try (Network model = model()) {
            RowBatch batch = RowBatch.of(SPEC, ROWS);
            model.forward(batch.embeddingRows(), new float[ROWS], 0, ROWS);
            assertThat(model.step(LABELS, batch.weights(), batch.corrections(), ROWS, 1))
                    .isTrue();
        }
    }

    private static Network model() {
        Start start = new Start(new Initializer(5), Optimizers.of(Adagrad.KIND.standard()));
        InputShape shape = InputShape.of(SPEC, 10, ROWS);
        return new MmoeArchitecture(2, 3, 2, 2, true).build(shape, SPEC.tasks(), start);
    }

    private static Map<String, float[]> weights(Network model) {
        Map<String, float[]> all = new TreeMap<>();
        model.parameters().forEach(each -> all.put(each.name(), each.weights().clone()));
        return all;
    }
}
