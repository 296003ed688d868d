package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimizersTest {

    private final Optimizers mixed = Optimizers.by(Map.of(
            ParameterGroup.WIDE, new Sgd(2),
            ParameterGroup.EMBEDDINGS, new Adagrad(0.5, 1e-7, 1e-8),
            ParameterGroup.DENSE, new Adam(1, 0.9, 0.999, 1e-8))::get);

    @Test
    void giveEachGroupARuleOfItsOwn() {
        assertThat(mixed.of(ParameterGroup.WIDE).slots()).isEmpty();
        assertThat(mixed.of(ParameterGroup.EMBEDDINGS).slots()).containsExactly("accumulator");
        assertThat(mixed.of(ParameterGroup.DENSE).slots()).containsExactly("first-moment", "second-moment");
    }

    @Test
    void groupsOfEqualConfigurationsShareAnOptimizer() {
        Optimizers all = Optimizers.of(new Sgd(1));
        assertThat(all.of(ParameterGroup.WIDE)).isSameAs(all.of(ParameterGroup.DENSE));
    }

    @Test
    void beginTheirStepsTogetherAndMoveNoFurtherThanTheFurthest() {
        mixed.begin(1);
        assertThat(mixed.mostStep(3)).isEqualTo(mixed.of(ParameterGroup.DENSE).mostStep(3));
        assertThat(mixed.mostStep(1e6)).isEqualTo(2e6);
        float[] weights = {1};
        mixed.of(ParameterGroup.DENSE).update(weights, new float[2][1], new float[] {1}, 0, 1);
        assertThat(weights[0]).isBetween(-1e-5f, 1e-5f);
    }
}
