package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustScaleTest {

    private static final int WINDOW = 64;
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void isThatOfTheLabelsWhereNoneIsAbsurd() {
        RobustScale scale = new RobustScale(false, false);
        double[] first = {3, 5, Double.NaN, 10, 99};
        scale.take(first, 4);
        assertThat(scale.mean()).isEqualTo(6);
        assertThat(scale.deviation()).isEqualTo(Math.sqrt(26 / 3.0), Offset.offset(1e-12));
        take(scale, 200, this::uniform);
        assertThat(scale.mean()).isEqualTo(385_000, Offset.offset(15_000.0));
        assertThat(scale.deviation()).isEqualTo(740_000 / Math.sqrt(12), Offset.offset(5_000.0));
    }

    @ParameterizedTest
    @CsvSource({"0, 1e9", "5, 1e9", "63, -1e9", "700, 1e100", "1500, 1e9", "5000, -1e100"})
    void anAbsurdLabelMovesItLittleWheneverItComes(int at, double absurd) {
        RobustScale scale = new RobustScale(false, false);
        int[] next = {0};
        take(scale, 8000 / WINDOW, () -> next[0]++ == at ? absurd : uniform());
        assertThat(scale.mean()).isEqualTo(385_000, Offset.offset(15_000.0));
        assertThat(scale.deviation()).isBetween(205_000.0, 245_000.0);
        assertThat(scale.clip(absurd)).as("what it is taken for").isBetween(-4.5e6, 4.5e6);
    }

    @Test
    void rareLabelsAreNotTakenForAbsurdOnes() {
        RobustScale scale = new RobustScale(false, false);
        take(scale, 100, () -> random.nextInt(50) == 0 ? 100 + random.nextInt(900) : 0);
        assertThat(scale.clip(999)).isEqualTo(999);
        assertThat(scale.mean()).isEqualTo(11, Offset.offset(4.0));
    }

    @Test
    void heavyTailsAreKept() {
        RobustScale scale = new RobustScale(false, false);
        int[] clipped = {0};
        take(scale, 200, () -> {
            double label = Math.exp(gaussian());
            clipped[0] += scale.clip(label) < label ? 1 : 0;
            return label;
        });
        assertThat(clipped[0])
                .as("of 12,800 labels from a log-normal distribution")
                .isLessThan(20);
        assertThat(scale.mean()).isEqualTo(Math.exp(0.5), Offset.offset(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e12})
    void anyUnitWillDo(double unit) {
        RobustScale scale = new RobustScale(false, false);
        take(scale, 50, () -> unit * uniform());
        assertThat(scale.deviation() / unit).isBetween(200_000.0, 230_000.0);
        assertThat(scale.clip(unit * 1e9) / unit).isLessThan(4.5e6);
    }

    @Test
    void aNewRangeIsTakenForWhatItIsInTime() {
        RobustScale scale = new RobustScale(false, false);
        take(scale, 500, this::uniform);
        take(scale, 20_000 / WINDOW, () -> 100 * uniform());
        assertThat(scale.clip(7e7)).isEqualTo(7e7);
        assertThat(scale.mean()).isBetween(2e7, 6e7);
        assertThat(scale.deviation()).isBetween(1e7, 4e7);
        take(scale, 2048 / WINDOW, this::uniform);
        assertThat(scale.mean()).isBetween(3e5, 5e5);
        assertThat(scale.deviation()).isBetween(2e5, 3e5);
    }

    @Test
    void labelsWithinBoundsOfTheirOwnAreTakenAsTheyAre() {
        RobustScale above = new RobustScale(false, true);
        take(above, 20, this::uniform);
        assertThat(above.clip(1e9)).isEqualTo(1e9);
        assertThat(above.clip(-1e9)).isGreaterThan(-4e6);
        RobustScale both = new RobustScale(true, true);
        take(both, 20, this::uniform);
        assertThat(both.clip(-1e9)).isEqualTo(-1e9);
    }

    @Test
    void labelsThatAreAllAlikeHaveADeviationOfOne() {
        RobustScale scale = new RobustScale(false, false);
        take(scale, 40, () -> 0.1);
        assertThat(scale.mean()).isEqualTo(0.1, Offset.offset(1e-12));
        assertThat(scale.deviation()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void comesBackBitForBit(int windows) {
        RobustScale scale = new RobustScale(false, false);
        take(scale, windows, this::uniform);
        RobustScale loaded = new RobustScale(false, false);
        assertThat(loaded.read(scale.write())).isTrue();
        double[] more = random.doubles(WINDOW, 0, 1e6).toArray();
        scale.take(more, WINDOW);
        loaded.take(more, WINDOW);
        assertThat(loaded.write()).isEqualTo(scale.write());
        assertThat(loaded.clip(1e9)).isEqualTo(scale.clip(1e9));
    }

    @Test
    void refusesBytesOfAnotherLength() {
        RobustScale scale = new RobustScale(false, false);
        take(scale, 1, this::uniform);
        byte[] written = scale.write();
        assertThat(scale.read(Arrays.copyOf(written, written.length - 1))).isFalse();
        assertThat(scale.read(new byte[3])).isFalse();
        assertThat(scale.write()).isEqualTo(written);
    }

    @Test
    void goesOnFromMomentsAlone() {
        RobustScale scale = new RobustScale(false, false);
        scale.begin(3000, 385_000, 213_000);
        assertThat(scale.mean()).isEqualTo(385_000);
        assertThat(scale.deviation()).isEqualTo(213_000, Offset.offset(1e-6));
        assertThat(scale.clip(1e9)).isLessThan(3e6);
        take(scale, 1, this::uniform);
        assertThat(scale.mean()).isEqualTo(385_000, Offset.offset(3_000.0));
    }

    @Test
    void recoversFromMomentsThatAnAbsurdLabelHadSpoilt() {
        RobustScale scale = new RobustScale(false, false);
        scale.begin(8000, 500_000, 1.1e7);
        take(scale, 1024 / WINDOW, this::uniform);
        assertThat(scale.deviation()).isBetween(200_000.0, 230_000.0);
    }

    private void take(RobustScale scale, int windows, DoubleSupplier labels) {
        for (int window = 0; window < windows; window++) {
            double[] some = new double[WINDOW];
            for (int i = 0; i < WINDOW; i++) {
                some[i] = labels.getAsDouble();
            }
            scale.take(some, WINDOW);
        }
    }

    private double uniform() {
        return 15_000 + 740_000 * random.nextDouble();
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
