package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.Sgd;

/** Two towers of one hidden unit, each with two inputs. */
class TowersTest {

    private static final Rows ALL = new Rows(0, 2);

    private final Activations mixed = Activations.of(4, 2);
    private final Activations logits = Activations.of(2, 2);
    private final Towers towers =
            new Towers(List.of("a", "b"), 1, new Start(new Initializer(3), Optimizers.of(new Sgd(1))), mixed, logits);

    TowersTest() {
        set("tower.a.hidden", 2, -1, 0.5f);
        set("tower.a.output", 3, 10);
        set("tower.b.hidden", 1, 1, 0);
        set("tower.b.output", -1, 0);
        towers.refresh();
        mixed.values()[0][0] = 1;
        mixed.values()[1][1] = 4;
        mixed.values()[2][0] = 5;
    }

    @Test
    void eachAddsItsOutputToItsTasksLogit() {
        logits.values()[0][0] = 100;
        towers.forward(ALL);
        assertThat(logits.values()[0])
                .as("100 + 3 relu(2 + 0.5) + 10, 3 relu(-4 + 0.5) + 10")
                .containsExactly(117.5f, 10);
        assertThat(logits.values()[1]).as("- relu(5), - relu(0)").containsExactly(-5, 0);
    }

    @Test
    void givesTheGradientsByItsInputs() {
        towers.forward(ALL);
        Arrays.fill(logits.gradients()[0], 2);
        towers.backward(ALL);
        assertThat(mixed.gradients()[0]).as("2 x 3 x 2 where the unit is on").containsExactly(12, 0);
        assertThat(mixed.gradients()[1]).containsExactly(-6, 0);
        assertThat(mixed.gradients()[2]).as("the other task's").containsExactly(0, 0);
    }

    @Test
    void aStepGoesAgainstTheGradientsByTheWeights() {
        towers.forward(ALL);
        logits.gradients()[0][0] = 0.5f;
        logits.gradients()[0][1] = 0.25f;
        double magnitude = towers.backward(ALL);
        towers.update();
        assertThat(weights("tower.a.hidden")).containsExactly(2 - 1.5f, -1, 0.5f - 1.5f);
        assertThat(weights("tower.a.output")).containsExactly(3 - 1.25f, 10 - 0.75f);
        assertThat(weights("tower.b.hidden")).containsExactly(1, 1, 0);
        assertThat(magnitude).as("1.5 + 1.5 of the hidden weights").isEqualTo(3, Offset.offset(1e-6));
        logits.clear(ALL);
        towers.forward(ALL);
        assertThat(logits.values()[0][0]).as("by the new weights").isEqualTo(9.25f);
    }

    @Test
    void hiddenWeightsComeBeforeOutputWeights() {
        assertThat(towers.parameters())
                .extracting(Parameter::name)
                .containsExactly("tower.a.hidden", "tower.b.hidden", "tower.a.output", "tower.b.output");
    }

    private void set(String parameter, float... values) {
        System.arraycopy(values, 0, weights(parameter), 0, values.length);
    }

    private float[] weights(String parameter) {
        return towers.parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .findFirst()
                .orElseThrow()
                .weights();
    }
}
