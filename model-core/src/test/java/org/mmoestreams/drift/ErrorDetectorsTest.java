package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ErrorDetectorsTest {

    private static final Ddm DDM = Ddm.KIND.standard();

    /** River and MOA 2024.07. */
    @Test
    void ddmHasTheirAlarms() {
        assertThat(Alarms.of(DDM, Inputs.rates()).drifts()).containsExactly(1049);
        assertThat(Alarms.of(DDM, Inputs.steps()).drifts()).containsExactly(542, 1619);
    }

    /** Scikit-multiflow's test. */
    @Test
    void ddmHasScikitMultiflowsAlarms() {
        assertThat(Alarms.of(DDM, Inputs.halfThenOnes()).drifts()).containsExactly(103, 1060);
    }

    /** River. */
    @Test
    void ddmWarnsBeforeItsAlarm() {
        assertThat(Alarms.of(DDM, Inputs.rates()).warnings()).first().isEqualTo(1007);
        assertThat(Alarms.of(DDM, Inputs.rates()).warnings())
                .filteredOn(row -> row > 1049)
                .first()
                .isEqualTo(1725);
    }

    @Test
    void ddmHasNoAlarmWhereAllAreErrorsOrNone() {
        for (double same : new double[] {0, 1}) {
            Alarms alarms =
                    Alarms.of(DDM, DoubleStream.generate(() -> same).limit(1000).toArray());
            assertThat(alarms.drifts()).isEmpty();
            assertThat(alarms.warnings()).isEmpty();
        }
    }

    @Test
    void ddmSaysWhatTheRatesWere() {
        assertThat(Alarms.of(DDM, Inputs.rates()).changes()).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(1050);
            assertThat(change.before()).isBetween(0.15, 0.25);
            assertThat(change.after()).isBetween(0.6, 0.9);
        });
    }

    /** MOA 2024.07, and river's earlier test. */
    @Test
    void eddmHasTheirAlarms() {
        assertThat(Alarms.of(Eddm.KIND.standard(), Inputs.rates()).drifts()).containsExactly(681, 848, 983, 1042, 1089);
    }

    /** River of today, whose deviations are divided by one less, has its only one at 1059. */
    @Test
    void eddmHasLaterAlarmsByLowerRatios() {
        assertThat(Alarms.of(new Eddm(30, 0.9, 0.8), Inputs.rates()).drifts()).containsExactly(1062);
    }

    @Test
    void eddmSaysHowFarApartErrorsWere() {
        assertThat(Alarms.of(new Eddm(30, 0.9, 0.8), Inputs.rates()).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).isBetween(4.0, 6.0);
                    assertThat(change.after()).isBetween(1.0, 4.0);
                    assertThat(change.rose()).isFalse();
                });
    }
}
