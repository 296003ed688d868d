package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.model.NetworkProbe.forward;
import static org.mmoestreams.model.NetworkProbe.model;
import static org.mmoestreams.model.NetworkProbe.redraw;
import static org.mmoestreams.model.NetworkProbe.weights;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.model.GradientCase.Filling;
import org.mmoestreams.model.OracleTensors.Kind;

class MmoeGradientTest {

    private static final double RELATIVE_ERROR = 1e-3;

    @ParameterizedTest
    @MethodSource("org.mmoestreams.model.GradientCases#all")
    void oracleAgreesWithItsOwnFiniteDifferences(GradientCase c) {
        try (Network model = model(c)) {
            OracleGradients oracle = new OracleGradients(c.sizes(), tensors(c, weights(model)));
            assertClose(oracle.byChainRule(c.rows()), oracle.byCentralDifferences(c.rows()), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mmoestreams.model.GradientCases#all")
    void outputsAreTheOracles(GradientCase c) {
        try (Network model = model(c)) {
            OracleBatch rows = c.rows();
            MmoeOracle oracle = new MmoeOracle(c.sizes(), tensors(c, weights(model)));
            forward(model, c, rows);
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
    @MethodSource("org.mmoestreams.model.GradientCases#all")
    void gradientsAreTheOracles(GradientCase c) {
        try (Network model = model(c)) {
            OracleGradients oracle = new OracleGradients(c.sizes(), tensors(c, weights(model)));
            OracleTensors byChainRule = oracle.byChainRule(c.rows());
            OracleTensors byCentralDifferences = oracle.byCentralDifferences(c.rows());
            OracleTensors actual = gradients(model, c);
            assertClose(actual, byChainRule, RELATIVE_ERROR);
            assertClose(actual, byCentralDifferences, RELATIVE_ERROR);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mmoestreams.model.GradientCases#all")
    void secondStepOnTheSameBuffersHasTheGradientsOfItsOwnBatch(GradientCase c) {
        Filling full = new Filling(c.batch().capacity(), c.batch().capacity(), 0, -1);
        GradientCase first = new GradientCase(c.name(), c.seed() + 1000, c.spec(), c.architecture(), full);
        try (Network model = model(c)) {
            gradients(model, first);
            redraw(model, c.seed());
            OracleGradients oracle = new OracleGradients(c.sizes(), tensors(c, weights(model)));
            assertClose(gradients(model, c), oracle.byChainRule(c.rows()), RELATIVE_ERROR);
        }
    }

    @Test
    void everyTensorKindHasAGradientToCompare() {
        try (Network model = model(GradientCases.named("three mixed tasks, wide"))) {
            OracleTensors actual = gradients(model, GradientCases.named("three mixed tasks, wide"));
            for (Kind kind : Kind.values()) {
                long zeros = DoubleStream.of(actual.of(kind).values())
                        .filter(gradient -> gradient == 0)
                        .count();
                assertThat(zeros)
                        .as("%s: zeros", kind)
                        .isLessThan(actual.of(kind).values().length / 2 + 1);
            }
        }
    }

    @Test
    void taskWithoutLabelsKeepsItsTowerGateAndWideWeights() {
        GradientCase c = GradientCases.named("a task without labels");
        try (Network model = model(c)) {
            OracleTensors actual = gradients(model, c);
            for (int expert = 0; expert < c.sizes().experts(); expert++) {
                assertThat(actual.of(Kind.GATE_BIAS).get(1, expert, 0)).isZero();
            }
            assertThat(actual.of(Kind.TOWER_OUTPUT_BIAS).get(1, 0, 0)).isZero();
            for (int row = 0; row < c.sizes().tableRows(); row++) {
                assertThat(actual.of(Kind.WIDE).get(row, 1, 0)).isZero();
            }
        }
    }

    @Test
    void embeddingRowsThatNoRowNamesStay() {
        GradientCase c = GradientCases.named("batch not full");
        try (Network model = model(c)) {
            OracleTensors actual = gradients(model, c);
            int neverDrawn = c.sizes().tableRows() - 1;
            for (int i = 0; i < c.sizes().width(); i++) {
                assertThat(actual.of(Kind.EMBEDDING).get(neverDrawn, i, 0)).isZero();
            }
        }
    }

    private static OracleTensors gradients(Network model, GradientCase c) {
        return tensors(c, NetworkProbe.gradients(model, c));
    }

    private static OracleTensors tensors(GradientCase c, Map<String, double[]> flat) {
        return OracleTensors.unpack(c.sizes(), c.spec().networkTasks().all(), flat::get);
    }

    private static void assertClose(OracleTensors actual, OracleTensors expected, double relative) {
        for (Kind kind : List.of(Kind.values())) {
            assertClose(kind, actual.of(kind).values(), expected.of(kind).values(), relative);
        }
    }

    private static void assertClose(Kind kind, double[] actual, double[] expected, double relative) {
        double norm = 0;
        double distance = 0;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            norm = Math.hypot(norm, expected[i]);
            distance = Math.hypot(distance, actual[i] - expected[i]);
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        assertThat(distance).as("%s: distance, of norm %s", kind, norm).isLessThanOrEqualTo(relative * norm);
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(expected[i]) > 0.01 * largest) {
                assertThat(actual[i])
                        .as("%s: element %d", kind, i)
                        .isEqualTo(expected[i], Offset.offset(relative * Math.abs(expected[i])));
            }
        }
    }
}
