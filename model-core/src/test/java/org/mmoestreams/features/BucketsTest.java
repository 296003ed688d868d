package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void evenBucketsHaveTheirEdgesAtMultiplesOfTheWidth() {
        Buckets buckets = new Buckets(null, 5.0, 20);
        assertThat(buckets.rows(false)).isEqualTo(2 + 4 + 1);
        assertThat(row(buckets, 0)).isEqualTo(2);
        assertThat(row(buckets, Math.nextDown(5.0))).isEqualTo(2);
        assertThat(row(buckets, 5)).isEqualTo(3);
        assertThat(row(buckets, 19.99)).isEqualTo(5);
        assertThat(row(buckets, 20)).isEqualTo(6);
        assertThat(row(buckets, 1e300)).isEqualTo(6);
    }

    @Test
    void octaveBucketsHaveTheirEdgesAtPowersOfTwo() {
        Buckets buckets = new Buckets(1, null, 1023);
        assertThat(buckets.rows(false)).isEqualTo(2 + 10 + 1);
        assertThat(row(buckets, 0)).isEqualTo(2);
        assertThat(row(buckets, 0.9)).isEqualTo(2);
        for (int octave = 1; octave < 10; octave++) {
            double edge = (1 << octave) - 1;
            assertThat(row(buckets, edge - 0.01)).as("below %s", edge).isEqualTo(octave + 1);
            assertThat(row(buckets, edge + 0.01)).as("above %s", edge).isEqualTo(octave + 2);
        }
        assertThat(row(buckets, 1023)).isEqualTo(12);
    }

    @Test
    void logarithmicBucketIsTheWholePartOfTheLogarithm() {
        Buckets buckets = Buckets.of("log");
        for (double value : new double[] {0, 1.7, 1.8, 6.3, 6.4, 99999, 1e30}) {
            int expected = 2 + (int) Math.log(value + 1);
            assertThat(row(buckets, value)).as("%s", value).isEqualTo(expected);
        }
        assertThat(buckets).isEqualTo(new Buckets(null, null, 1e100, 1));
        assertThat(buckets.rows(false)).isEqualTo(2 + 230 + 1);
        assertThat(row(new Buckets(null, null, 1e100, 2), Math.exp(1.6) - 1)).isEqualTo(2 + 3);
    }

    @Test
    void missingAndNegativeValuesHaveRowsOfTheirOwn() {
        for (Buckets buckets : new Buckets[] {new Buckets(4, null, 100), new Buckets(null, 1.0, 100)}) {
            assertThat(row(buckets, Double.NaN)).isEqualTo(Buckets.MISSING);
            assertThat(row(buckets, -1e-300)).isEqualTo(Buckets.NEGATIVE);
            assertThat(row(buckets, Double.NEGATIVE_INFINITY)).isEqualTo(Buckets.NEGATIVE);
            assertThat(row(buckets, -0.0)).isEqualTo(2);
            assertThat(row(buckets, Double.MIN_VALUE)).isEqualTo(2);
            assertThat(row(buckets, Double.POSITIVE_INFINITY)).isEqualTo(buckets.rows(false) - 1);
            assertThat(row(buckets, Double.MAX_VALUE)).isEqualTo(buckets.rows(false) - 1);
        }
    }

    @Provide
    Arbitrary<Buckets> buckets() {
        Arbitrary<Double> most = Arbitraries.doubles().between(0.5, 1e5);
        Arbitrary<Buckets> octaves =
                Arbitraries.integers().between(1, 16).flatMap(n -> most.map(m -> new Buckets(n, null, m)));
        Arbitrary<Buckets> even =
                Arbitraries.doubles().between(1.5, 1e6).flatMap(w -> most.map(m -> new Buckets(null, w, m)));
        return Arbitraries.oneOf(octaves, even);
    }

    @Property
    void rowsRiseWithTheValueAndStayInRange(
            @ForAll("buckets") Buckets buckets,
            @ForAll @DoubleRange(min = 0, max = 2e5) double a,
            @ForAll @DoubleRange(min = 0, max = 2e5) double b) {
        int low = row(buckets, Math.min(a, b));
        int high = row(buckets, Math.max(a, b));
        assertThat(low).isBetween(2, high);
        assertThat(high).isLessThan(buckets.rows(false));
        assertThat(row(buckets, 0)).isEqualTo(2);
        assertThat(row(buckets, 1e6)).isEqualTo(buckets.rows(false) - 1);
    }

    @Property
    void mirroredBucketsOfNegativeNumbersAreCutAsThoseOfTheOthers(
            @ForAll("buckets") Buckets buckets, @ForAll @DoubleRange(min = 0.01, max = 2e5) double value) {
        int plain = buckets.rows(false) - 2;
        assertThat(buckets.rows(true)).isEqualTo(2 + 2 * plain);
        assertThat(mirrored(buckets, value)).isEqualTo(row(buckets, value));
        assertThat(mirrored(buckets, -value)).isEqualTo(row(buckets, value) + plain);
        assertThat(mirrored(buckets, -0.0)).isEqualTo(2);
        assertThat(mirrored(buckets, Double.NEGATIVE_INFINITY)).isEqualTo(buckets.rows(true) - 1);
        assertThat(mirrored(buckets, Double.NaN)).isEqualTo(Buckets.MISSING);
    }

    private static int row(Buckets buckets, double value) {
        return row(new ContinuousField("field", buckets), value);
    }

    private static int mirrored(Buckets buckets, double value) {
        return row(new ContinuousField("field", buckets, Scale.SIGNED_LOG, null, null), value);
    }

    private static int row(ContinuousField field, double value) {
        NumberRows rows = new NumberRows(field);
        return rows.row(value, rows.number(value));
    }
}
