package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VectorOpsTest {

    private static final int LENGTH = 70;
    private static final Offset<Double> CLOSE = Offset.offset(1e-5);

    @Property(tries = 100)
    void sumsRunOverAllArraysAndTheGivenRangeOnly(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 0, max = LENGTH) int from,
            @ForAll @IntRange(min = 0, max = LENGTH) int length,
            @ForAll long seed) {
        Random random = new Random(seed);
        Rows range = new Rows(from, Math.min(LENGTH, from + length));
        float[][] a = draw(random, rows, LENGTH);
        float[][] b = draw(random, rows, LENGTH);
        float[] factors = draw(random, 1, rows)[0];
        float[] start = draw(random, 1, LENGTH)[0];
        float[] multiples = start.clone();
        float[] products = start.clone();
        float[] dots = new float[rows];
        VectorOps.addMultiples(multiples, range, a, factors);
        VectorOps.addProducts(products, range, a, b);
        VectorOps.dots(start, a, range, dots);
        for (int i = 0; i < LENGTH; i++) {
            double multiple = start[i];
            double product = start[i];
            for (int k = 0; k < rows && i >= range.from() && i < range.to(); k++) {
                multiple += (double) a[k][i] * factors[k];
                product += (double) a[k][i] * b[k][i];
            }
            assertThat((double) multiples[i]).isEqualTo(multiple, CLOSE);
            assertThat((double) products[i]).isEqualTo(product, CLOSE);
        }
        for (int k = 0; k < rows; k++) {
            double dot = 0;
            for (int i = range.from(); i < range.to(); i++) {
                dot += (double) start[i] * a[k][i];
            }
            assertThat((double) dots[k]).isEqualTo(dot, CLOSE);
        }
    }

    @Test
    void addsFourLanesToOneAndOneToFour() {
        float[][] lanes = draw(new Random(5), 5, LENGTH);
        float[][] start = {lanes[0].clone(), lanes[1].clone(), lanes[2].clone(), lanes[3].clone(), lanes[4].clone()};
        VectorOps.addToFour(lanes[0], lanes[1], lanes[2], lanes[3], lanes[4]);
        for (int i = 0; i < LENGTH; i++) {
            for (int k = 1; k < lanes.length; k++) {
                assertThat(lanes[k][i]).isEqualTo(start[k][i] + start[0][i]);
            }
        }
        float[] sum = start[0].clone();
        VectorOps.addFour(sum, start[1], start[2], start[3], start[4]);
        for (int i = 0; i < LENGTH; i++) {
            assertThat(sum[i]).isEqualTo(start[0][i] + ((start[1][i] + start[2][i]) + (start[3][i] + start[4][i])));
        }
    }

    @Property(tries = 100)
    void sumsOfAPartAreTheSameBitsAsThoseOfTheWhole(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 0, max = LENGTH - 1) int at,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] a = draw(random, rows, LENGTH);
        float[][] b = draw(random, rows, LENGTH);
        float[] whole = new float[LENGTH];
        float[] part = new float[LENGTH];
        VectorOps.addProducts(whole, new Rows(0, LENGTH), a, b);
        VectorOps.addMultiples(whole, new Rows(0, LENGTH), a, b[0]);
        VectorOps.addProducts(part, new Rows(at, at + 1), a, b);
        VectorOps.addMultiples(part, new Rows(at, at + 1), a, b[0]);
        assertThat(part[at]).isEqualTo(whole[at]);
    }

    @Test
    void maskKeepsGradientsOfWhatIsAboveZero() {
        float[] rectified = {Float.MIN_VALUE, Float.MIN_NORMAL, 1e-20f, 1, Float.MAX_VALUE, Float.POSITIVE_INFINITY, 0};
        float[] gradients = new float[rectified.length];
        Arrays.fill(gradients, -3.5f);
        VectorOps.maskByRectified(gradients, new Rows(0, rectified.length), rectified);
        assertThat(gradients).containsExactly(-3.5f, -3.5f, -3.5f, -3.5f, -3.5f, -3.5f, -0f);
    }

    @Test
    void maskLetsNothingThatIsNotFiniteGoUnseen() {
        float[] gradients = {Float.NaN, Float.POSITIVE_INFINITY, 1};
        VectorOps.maskByRectified(gradients, new Rows(0, 3), new float[] {0, 0, Float.NaN});
        assertThat(gradients).containsExactly(Float.NaN, Float.NaN, Float.NaN);
    }

    @Test
    void rectifyKeepsNaN() {
        float[] lane = {Float.NaN, -1, 2, -3};
        VectorOps.rectify(lane, new Rows(0, 3));
        assertThat(lane).containsExactly(Float.NaN, 0, 2, -3);
    }

    static float[][] draw(Random random, int rows, int length) {
        float[][] values = new float[rows][length];
        for (float[] row : values) {
            for (int i = 0; i < length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }
}
