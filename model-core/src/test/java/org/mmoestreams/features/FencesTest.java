package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FencesTest {

    private static final double REACH = 5;

    @Test
    void standSoManyWidthsFromTheMiddleNineTenths() {
        double[] numbers = new double[640];
        Arrays.setAll(numbers, i -> 639 - i);
        Fences fences = Fences.of(numbers, numbers.length, REACH);
        double away = REACH * 1.1 * (607 - 32);
        assertThat(fences.low()).isEqualTo(32 - away, Offset.offset(1e-6));
        assertThat(fences.high()).isEqualTo(607 + away, Offset.offset(1e-6));
        assertThat(fences.wide()).isTrue();
    }

    @Test
    void aFewAbsurdNumbersDoNotMoveThem() {
        double[] numbers = new double[640];
        Arrays.setAll(numbers, i -> i);
        Fences sound = Fences.of(numbers.clone(), numbers.length, REACH);
        numbers[0] = -1e12;
        numbers[639] = 1e12;
        assertThat(Fences.of(numbers, numbers.length, REACH)).isEqualTo(sound);
        assertThat(sound.clip(1e12)).isEqualTo(sound.high());
        assertThat(sound.clip(-1e12)).isEqualTo(sound.low());
        assertThat(sound.clip(320)).isEqualTo(320);
    }

    @Test
    void areFartherAwayOfFewNumbers() {
        double[] few = {0, 1, 2, 3, 4};
        double[] many = new double[640];
        Arrays.setAll(many, i -> i % 5);
        assertThat(Fences.of(few, 5, REACH).high())
                .isGreaterThan(2 * Fences.of(many, 640, REACH).high());
    }

    @Test
    void leaveTheLeastAndTheGreatestOutHoweverFewThereAre() {
        Fences fences = Fences.of(new double[] {1e9, 5, 6, -1e9}, 4, REACH);
        assertThat(fences.clip(1e9)).isLessThan(1000);
        assertThat(fences.clip(-1e9)).isGreaterThan(-1000);
    }

    @Test
    void widenAMiddleWithoutWidthUntilItHasOne() {
        double[] numbers = new double[100];
        for (int i = 0; i < 3; i++) {
            numbers[i] = -1;
        }
        Fences fences = Fences.of(numbers, numbers.length, REACH);
        assertThat(fences.wide()).isFalse();
        assertThat(fences.low()).isBetween(-20.0, -2.0);
        assertThat(fences.high()).isBetween(2.0, 20.0);
    }

    @Test
    void areNoneOfNumbersThatAreAllAlikeOrTooFew() {
        assertThat(Fences.of(new double[] {7, 7, 7, 7}, 4, REACH)).isSameAs(Fences.NONE);
        assertThat(Fences.of(new double[] {1, 2}, 2, REACH)).isSameAs(Fences.NONE);
        assertThat(Fences.NONE.clip(-1e300)).isEqualTo(-1e300);
    }

    @Test
    void areOfTheFirstNumbersOnly() {
        double[] numbers = {3, 1, 2, 4, 1e9, -1e9};
        assertThat(Fences.of(numbers, 4, REACH)).isEqualTo(Fences.of(new double[] {1, 2, 3, 4}, 4, REACH));
        assertThat(numbers).endsWith(1e9, -1e9);
    }
}
