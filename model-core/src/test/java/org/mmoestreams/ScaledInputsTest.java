package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;

/** Heating costs, which depend on a temperature that is below zero half of the time. */
class ScaledInputsTest {

    private static final int WINDOWS = 120;

    @Test
    void numberWithoutAScaleIsLearntBelowZeroAsAbove() {
        double log = run("log1p", ScaledInputsTest::costs).rmse();
        double signed = run("signed-log", ScaledInputsTest::costs).rmse();
        Prequential none = run("none", ScaledInputsTest::costs);
        System.out.printf(
                "RMSE by scale: log1p %.2f, signed-log %.2f, none %.2f; a constant's %.2f%n",
                log, signed, none.rmse(), none.constant());
        assertThat(none.rmse()).isLessThan(none.constant() / 10).isLessThan(log / 1.5);
        assertThat(signed).isLessThan(log);
        assertThat(none.clipped()).isEmpty();
    }

    @Test
    void numberWithoutAScaleHasAnyUnit() {
        for (double unit : new double[] {1e-9, 1e9}) {
            Prequential run = run("none", (random, values) -> {
                double warmth = warmth(random);
                values.setContinuous(0, unit * warmth);
                values.setLabel(0, 200 - 3 * warmth);
            });
            System.out.printf("RMSE at unit %.0e: %.2f, a constant's %.2f%n", unit, run.rmse(), run.constant());
            assertThat(run.rmse()).isLessThan(run.constant() / 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "signed-log", "log1p"})
    void absurdNumberIsSaidInTheFieldsOwnUnit(String scale) {
        int[] row = {0};
        double absurd = scale.equals("none") ? -1e9 : -1e90;
        Prequential run = run(scale, (random, values) -> {
            costs(random, values);
            if (row[0]++ == 1000) {
                values.setContinuous(0, absurd);
            }
        });
        assertThat(run.clipped()).singleElement().satisfies(clipped -> {
            assertThat(clipped.field()).isEqualTo("warmth");
            assertThat(clipped.label()).isFalse();
            assertThat(clipped.value() / absurd).isBetween(0.999, 1.001);
            assertThat(clipped.bound()).isGreaterThan(absurd / 1e3).isLessThan(-100);
        });
        assertThat(run.rmse()).isLessThan(run.constant() / 4);
    }

    private static double warmth(SplittableRandom random) {
        return 80 * random.nextDouble() - 40;
    }

    private static void costs(SplittableRandom random, FieldValues values) {
        double warmth = warmth(random);
        values.setContinuous(0, warmth);
        values.setLabel(0, 200 - 3 * warmth);
    }

    private static Prequential run(String scale, BiConsumer<SplittableRandom, FieldValues> rows) {
        FeatureSpec spec = FeatureSpec.parse("""
                event-id: id
                event-time: time
                continuous:
                  - {field: warmth, scale: SCALE}
                tasks:
                  - {name: costs, field: paid, kind: regression}
                """.replace("SCALE", scale));
        return Prequential.of(spec, Prequential.config(true), WINDOWS, rows);
    }
}
