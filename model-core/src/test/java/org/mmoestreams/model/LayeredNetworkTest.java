package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.Inputs;
import org.mmoestreams.nn.Layer;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Rows;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;
import org.mmoestreams.optim.Sgd;

class LayeredNetworkTest {

    private static final float[] LABELS = {1, 0};
    private static final double[] WEIGHTS = {1, 1};
    private static final boolean[] NONE = {false, false};

    private final List<String> calls = new ArrayList<>();
    private final Optimizers optimizers = Optimizers.of(new Sgd(1));
    private final Activations lanes = Activations.of(1, 2);
    private final Noting first = new Noting("first");
    private final Noting second = new Noting("second");
    private final LayeredNetwork network = new LayeredNetwork(
            List.of(first, second),
            new Inputs(),
            new TaskOutputs(List.of(GradientCase.binary("a", 1)), lanes),
            optimizers);

    @Test
    void layersGoForwardInTheirOrderAndBackwardInReverse() {
        network.forward(new int[0], new float[0], 1, 2);
        assertThat(calls).containsExactly("first forward 1-2", "second forward 1-2");
        calls.clear();
        assertThat(network.step(LABELS, WEIGHTS, NONE, 2, 1)).isTrue();
        assertThat(calls).containsExactly("second backward 0-2", "first backward 0-2", "first update", "second update");
    }

    @Test
    void lossesSetTheGradientsThatLayersGoBackwardFrom() {
        network.step(LABELS, WEIGHTS, NONE, 2, 1);
        assertThat(lanes.gradients()[0]).containsExactly(-0.25f, 0.25f);
    }

    @Test
    void greatestGradientOfAnyLayerDecidesWhetherAStepIsTaken() {
        for (double tooGreat : new double[] {1e18, Double.POSITIVE_INFINITY, Double.NaN}) {
            first.magnitude = tooGreat;
            calls.clear();
            assertThat(network.step(LABELS, WEIGHTS, NONE, 2, 1)).isFalse();
            assertThat(calls).containsExactly("second backward 0-2", "first backward 0-2");
        }
        first.magnitude = 1;
        second.magnitude = 1e19;
        assertThat(network.step(LABELS, WEIGHTS, NONE, 2, 1)).isFalse();
    }

    @Test
    void layersTakeTheWeightsAnewAfterAStepThatIsTakenBack() {
        first.gradient = 1e7f;
        first.magnitude = 1e7;
        assertThat(network.step(LABELS, WEIGHTS, NONE, 2, 1)).isFalse();
        assertThat(calls).endsWith("first update", "second update", "first refresh", "second refresh");
        assertThat(first.parameter.weights()).containsExactly(0);
    }

    @Test
    void parametersAreThoseOfAllLayersInTheirOrder() {
        assertThat(network.parameters()).containsExactly(first.parameter, second.parameter);
    }

    @Test
    void closesAllLayers() {
        network.close();
        assertThat(calls).containsExactly("first close", "second close");
    }

    private final class Noting implements Layer {

        private final String name;
        private final Parameter parameter;
        private float gradient;
        private double magnitude = 1;

        Noting(String name) {
            this.name = name;
            parameter = Parameter.dense(name, new float[1], optimizers.of(ParameterGroup.DENSE));
        }

        @Override
        public void forward(Rows rows) {
            calls.add(name + " forward " + rows.from() + "-" + rows.to());
        }

        @Override
        public double backward(Rows rows) {
            calls.add(name + " backward " + rows.from() + "-" + rows.to());
            return magnitude;
        }

        @Override
        public void update() {
            calls.add(name + " update");
            parameter.update(new float[] {gradient});
        }

        @Override
        public void refresh() {
            calls.add(name + " refresh");
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(parameter);
        }

        @Override
        public void close() {
            calls.add(name + " close");
        }
    }
}
