package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.experts.ExpertPair;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;

class MixtureUseTest {

    private static final int BATCH = 20;
    private static final int MANY = 100;
    private static final Offset<Double> CLOSE = Offset.offset(1e-5);

    /** By plain loops over what the mixture was given, row by row, in doubles. */
    @Property(tries = 100)
    void isWhatPlainLoopsGive(
            @ForAll @IntRange(min = 1, max = 7) int experts,
            @ForAll @IntRange(min = 1, max = 5) int units,
            @ForAll @IntRange(min = 1, max = 3) int gates,
            @ForAll @IntRange(min = 0, max = BATCH - 1) int from,
            @ForAll long seed) {
        MixtureShape shape = MixtureShape.full(experts, units, gates);
        Activations z = drawn(shape, new Random(seed));
        float[][] linear = Arrays.stream(z.values()).map(float[]::clone).toArray(float[][]::new);
        ExpertUse use = forward(shape, z, new Rows(from, BATCH));
        for (int gate = 0; gate < gates; gate++) {
            int first = experts * units + gate * experts;
            isPlain(use.gates().get(gate), Arrays.copyOfRange(linear, first, first + experts), from);
        }
        for (int i = 0; i < experts; i++) {
            for (int j = 0; j < experts; j++) {
                double plain = plainCosine(linear, i * units, j * units, units, from);
                assertThat(use.cosine(i, j).orElse(Double.NaN))
                        .as("%d, %d", i, j)
                        .isEqualTo(plain, CLOSE);
            }
        }
    }

    @Test
    void countsTheFirstOfEqualGatesAsTop() {
        MixtureShape shape = MixtureShape.full(3, 1, 1);
        Activations z = Activations.of(6, BATCH);
        z.values()[3][0] = -1;
        Arrays.fill(z.values()[3], 1, BATCH, 0);
        GateUse gate = forward(shape, z, new Rows(0, BATCH)).gates().get(0);
        assertThat(gate.topShare(0)).isEqualTo((BATCH - 1.0) / BATCH);
        assertThat(gate.topShare(1)).isEqualTo(1.0 / BATCH);
        assertThat(gate.topShare(2)).isEqualTo(0);
    }

    @Test
    void saturatedGatesAreNumbers() {
        MixtureShape shape = MixtureShape.full(2, 1, 1);
        Activations z = Activations.of(4, BATCH);
        Arrays.fill(z.values()[3], 1000);
        GateUse gate = forward(shape, z, new Rows(0, BATCH)).gates().get(0);
        assertThat(gate.meanWeight(0)).isEqualTo(0, Offset.offset(1e-37));
        assertThat(gate.meanWeight(1)).isEqualTo(1);
        assertThat(gate.topShare(1)).isEqualTo(1);
        assertThat(gate.entropy()).isEqualTo(0, Offset.offset(1e-35));
        assertThat(gate.effectiveExperts()).isEqualTo(1);
        assertThat(gate.isIdle(0)).isTrue();
    }

    @Test
    void uniformGatesHaveTheMostEntropy() {
        GateUse gate = forward(MixtureShape.full(8, 2, 1), Activations.of(24, BATCH), new Rows(0, BATCH))
                .gates()
                .get(0);
        assertThat(gate.entropy()).isEqualTo(Math.log(8), Offset.offset(1e-6));
        assertThat(gate.switchLoss()).isEqualTo(1, Offset.offset(1e-6));
        assertThat(gate.imbalance()).isEqualTo(0, Offset.offset(1e-6));
    }

    @Test
    void equalExpertsAreAlikeAndOnesThatGiveNothingAreNot() {
        MixtureShape shape = MixtureShape.full(4, 3, 1);
        Activations z = drawn(shape, new Random(5));
        for (int unit = 0; unit < 3; unit++) {
            System.arraycopy(z.values()[unit], 0, z.values()[6 + unit], 0, BATCH);
            Arrays.fill(z.values()[9 + unit], -1);
        }
        ExpertUse use = forward(shape, z, new Rows(0, BATCH));
        assertThat(use.alike()).containsExactly(new ExpertPair(0, 2, 1));
        assertThat(use.cosine(0, 3)).isEmpty();
        assertThat(use.cosine(3, 3)).isEmpty();
    }

    @Test
    void rowsWhoseGatesAreNoNumbersAreLeftOut() {
        MixtureShape shape = MixtureShape.full(2, 1, 2);
        Activations z = Activations.of(6, BATCH);
        z.values()[3][7] = Float.NaN;
        ExpertUse use = forward(shape, z, new Rows(0, BATCH));
        assertThat(use.gates().get(0).rows()).isEqualTo(BATCH - 1);
        assertThat(use.gates().get(0).meanWeight(0)).isEqualTo(0.5);
        assertThat(use.gates().get(1).rows()).isEqualTo(BATCH);
    }

    @Test
    void gatesOfSomeExpertsSayNothingOfTheOthers() {
        MixtureShape shape = new MixtureShape(3, 2, List.of(List.of(0, 2), List.of(1)));
        ExpertUse use = forward(shape, drawn(shape, new Random(3)), new Rows(0, BATCH));
        GateUse first = use.gates().get(0);
        GateUse second = use.gates().get(1);
        assertThat(first.meanWeight(1)).isZero();
        assertThat(first.meanWeight(0) + first.meanWeight(2)).isEqualTo(1, CLOSE);
        assertThat(second.meanWeight(1)).isEqualTo(1);
        assertThat(second.topShare(1)).isEqualTo(1);
    }

    @Test
    void expertsAreComparedInTheFirstRowsOnly() {
        Activations z = Activations.of(4, MANY);
        int compared = ExpertUse.MOST_COMPARED_ROWS;
        Arrays.fill(z.values()[0], 1);
        Arrays.fill(z.values()[1], 0, compared, 2);
        MixtureShape shape = MixtureShape.full(2, 1, 1);
        assertThat(forward(shape, z, new Rows(0, MANY)).alike()).containsExactly(new ExpertPair(0, 1, 1));
        z.values()[1][compared - 1] = -1;
        assertThat(forward(shape, z, new Rows(0, MANY)).alike()).isEmpty();
    }

    @Test
    void whatIsGivenStaysAsItIs() {
        MixtureShape shape = MixtureShape.full(2, 1, 2);
        Activations z = Activations.of(6, BATCH);
        z.values()[3][7] = Float.NaN;
        Mixture mixture = new Mixture(shape, z);
        mixture.forward(new Rows(0, BATCH));
        String before = Arrays.deepToString(z.values());
        mixture.experts(new Rows(0, BATCH));
        assertThat(Arrays.deepToString(z.values())).isEqualTo(before);
    }

    @Test
    void manyExpertsAreNotCompared() {
        MixtureShape shape = MixtureShape.full(ExpertUse.MOST_COMPARED + 1, 1, 1);
        ExpertUse use = forward(shape, Activations.of(2 * shape.experts(), BATCH), new Rows(0, BATCH));
        assertThat(use.cosine(0, 0)).isEmpty();
        assertThat(use.gates().get(0).effectiveExperts()).isEqualTo(shape.experts(), Offset.offset(1e-6));
    }

    private static void isPlain(GateUse use, float[][] logits, int from) {
        int experts = logits.length;
        double[] means = new double[experts];
        double[] tops = new double[experts];
        double entropy = 0;
        int rows = BATCH - from;
        for (int row = from; row < BATCH; row++) {
            int of = row;
            double[] weights = IntStream.range(0, experts)
                    .mapToDouble(expert -> Math.exp(logits[expert][of]))
                    .toArray();
            double sum = Arrays.stream(weights).sum();
            double most = Arrays.stream(weights).max().orElseThrow();
            int top = IntStream.range(0, experts)
                    .filter(expert -> weights[expert] == most)
                    .findFirst()
                    .orElseThrow();
            tops[top] += 1.0 / rows;
            for (int expert = 0; expert < experts; expert++) {
                double weight = weights[expert] / sum;
                means[expert] += weight / rows;
                entropy -= weight * Math.log(weight) / rows;
            }
        }
        assertThat(use.rows()).isEqualTo(rows);
        assertThat(use.entropy()).isEqualTo(entropy, CLOSE);
        double ofMeans = 0;
        for (int expert = 0; expert < experts; expert++) {
            assertThat(use.meanWeight(expert)).isEqualTo(means[expert], CLOSE);
            assertThat(use.topShare(expert)).isEqualTo(tops[expert], CLOSE);
            assertThat(use.isIdle(expert)).isEqualTo(means[expert] < 1.0 / (10 * experts));
            ofMeans -= means[expert] * Math.log(means[expert]);
        }
        assertThat(use.effectiveExperts()).isEqualTo(Math.exp(ofMeans), Offset.offset(1e-4));
    }

    private static double plainCosine(float[][] linear, int first, int second, int units, int from) {
        double product = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int row = from; row < BATCH; row++) {
            for (int unit = 0; unit < units; unit++) {
                double a = Math.max(0, linear[first + unit][row]);
                double b = Math.max(0, linear[second + unit][row]);
                product += a * b;
                ofFirst += a * a;
                ofSecond += b * b;
            }
        }
        return product / Math.sqrt(ofFirst * ofSecond);
    }

    private static ExpertUse forward(MixtureShape shape, Activations z, Rows rows) {
        Mixture mixture = new Mixture(shape, z);
        mixture.forward(rows);
        return mixture.experts(rows).orElseThrow();
    }

    private static Activations drawn(MixtureShape shape, Random random) {
        Activations z = Activations.of(shape.expertOutputs() + shape.gateOutputs(), BATCH);
        for (float[] lane : z.values()) {
            for (int row = 0; row < BATCH; row++) {
                lane[row] = (float) (2 * random.nextGaussian());
            }
        }
        return z;
    }
}
