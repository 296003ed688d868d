package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.model.GradientCase.binary;
import static org.mmoestreams.model.GradientCase.correcting;
import static org.mmoestreams.model.GradientCase.regression;
import static org.mmoestreams.model.GradientCase.spec;
import static org.mmoestreams.model.GradientCase.weighted;
import static org.mmoestreams.model.GradientCase.withBags;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Combine;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.model.GradientCase.Filling;

/** Every architecture beside a plain oracle: outputs, and gradients beside those of its differences. */
class ArchitectureGradientTest {

    private static final double STEP = 1e-6;
    private static final double RELATIVE_ERROR = 1e-3;
    private static final FeatureSpec MIXED = spec(3, 2, binary("a", 1), regression("b", 0.3), binary("c", 2.5));

    static Stream<GradientCase> cases() {
        return Stream.of(SmallNetwork.values())
                .flatMap(network -> Stream.of(
                        of(network, 1, MIXED, true, new Filling(10, 10, 0, -1)),
                        of(network, 2, MIXED, false, new Filling(10, 7, 0.3, -1)),
                        of(network, 3, spec(2, 1, binary("a", 1)), true, new Filling(8, 8, 0, -1)),
                        of(
                                network,
                                4,
                                withBags(weighted(MIXED), Combine.SUM, Combine.MEAN),
                                true,
                                new Filling(12, 9, 0.2, 1)),
                        of(
                                network,
                                5,
                                spec(2, 1, correcting(binary("a", 0.7), Correction.ELAPSED_TIME), regression("b", 0.3)),
                                true,
                                new Filling(9, 9, 0.1, -1))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAreTheOracles(GradientCase c) {
        try (Network model = NetworkProbe.model(c)) {
            OracleBatch rows = c.rows();
            ArchitectureOracle oracle = new ArchitectureOracle(c, NetworkProbe.weights(model));
            NetworkProbe.forward(model, c, rows);
            for (int row = 0; row < rows.rows(); row++) {
                for (int task = 0; task < rows.tasks().size(); task++) {
                    assertThat((double) model.output(row, task))
                            .as("row %d, task %d", row, task)
                            .isEqualTo(oracle.output(rows, row, task), Offset.offset(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreThoseOfTheOraclesDifferences(GradientCase c) {
        try (Network model = NetworkProbe.model(c)) {
            Map<String, double[]> expected = byCentralDifferences(c, NetworkProbe.weights(model));
            assertClose(NetworkProbe.gradients(model, c), expected);
        }
    }

    /** Buffers that a step leaves behind are of no consequence to the next one. */
    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void secondStepHasTheGradientsOfItsOwnBatch(SmallNetwork network) {
        GradientCase c = of(network, 2, MIXED, false, new Filling(10, 7, 0.3, -1));
        Filling full = new Filling(c.batch().capacity(), c.batch().capacity(), 0, -1);
        GradientCase first = new GradientCase(c.name(), c.seed() + 1000, c.spec(), c.architecture(), full);
        try (Network model = NetworkProbe.model(c)) {
            NetworkProbe.gradients(model, first);
            NetworkProbe.redraw(model, c.seed());
            Map<String, double[]> expected = byCentralDifferences(c, NetworkProbe.weights(model));
            assertClose(NetworkProbe.gradients(model, c), expected);
        }
    }

    private static GradientCase of(SmallNetwork network, long seed, FeatureSpec spec, boolean wide, Filling filling) {
        return new GradientCase(network + ", wide " + wide, seed, spec, network.of(wide), filling);
    }

    private static Map<String, double[]> byCentralDifferences(GradientCase c, Map<String, double[]> weights) {
        ArchitectureOracle oracle = new ArchitectureOracle(c, weights);
        OracleBatch rows = c.rows();
        double[][] fixed = oracle.factors(rows);
        Map<String, double[]> gradients = new TreeMap<>();
        weights.forEach((name, tensor) -> {
            double[] gradient = new double[tensor.length];
            for (int i = 0; i < tensor.length; i++) {
                double weight = tensor[i];
                tensor[i] = weight + STEP;
                double above = oracle.loss(rows, fixed);
                tensor[i] = weight - STEP;
                double below = oracle.loss(rows, fixed);
                tensor[i] = weight;
                gradient[i] = (above - below) / (2 * STEP);
            }
            gradients.put(name, gradient);
        });
        return gradients;
    }

    private static void assertClose(Map<String, double[]> actual, Map<String, double[]> expected) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        List<String> without = expected.keySet().stream()
                .filter(name -> norm(expected.get(name)) == 0)
                .toList();
        assertThat(without).as("tensors without a gradient").hasSizeLessThan(expected.size() / 2);
        expected.forEach((name, gradient) -> {
            double[] apart = new double[gradient.length];
            for (int i = 0; i < apart.length; i++) {
                apart[i] = actual.get(name)[i] - gradient[i];
            }
            assertThat(norm(apart)).as(name).isLessThanOrEqualTo(RELATIVE_ERROR * norm(gradient) + 1e-8);
        });
    }

    private static double norm(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
    }
}
