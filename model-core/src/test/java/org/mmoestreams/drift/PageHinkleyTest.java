package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mmoestreams.drift.PageHinkley.Form;

class PageHinkleyTest {

    /** River's of today. */
    @Test
    void hasRiversAlarmsAboveTheLeastSum() {
        assertThat(alarms(Form.ABOVE_LEAST, 0.9999, Side.UP, Inputs.steps()).drifts())
                .containsExactly(588, 1681);
        assertThat(alarms(Form.ABOVE_LEAST, 0.9999, Side.DOWN, Inputs.steps()).drifts())
                .containsExactly(1172);
        assertThat(alarms(Form.ABOVE_LEAST, 0.9999, Side.BOTH, Inputs.steps()).drifts())
                .containsExactly(588, 1097, 1585);
    }

    /** River's earlier test. */
    @Test
    void hasRiversFormerAlarmsWhereTheSumIsClipped() {
        assertThat(alarms(Form.CLIPPED, 0.9999, Side.UP, Inputs.integers()).drifts())
                .containsExactly(1020, 1991);
    }

    /** MOA 2024.07, its CusumDM. */
    @Test
    void hasMoasCusumAlarmsWhereNothingIsDiscounted() {
        for (Form form : new Form[] {Form.CLIPPED, Form.ABOVE_LEAST}) {
            assertThat(alarms(form, 1, Side.UP, Inputs.integers()).drifts()).containsExactly(1020, 1991);
            assertThat(alarms(form, 1, Side.UP, Inputs.rates()).drifts()).containsExactly(1081);
            assertThat(alarms(form, 1, Side.UP, Inputs.steps()).drifts()).containsExactly(588, 1692);
        }
    }

    /** MOA 2024.07, its PageHinkleyDM. */
    @Test
    void hasMoasAlarmsWhereTheSumIsUnclipped() {
        assertThat(alarms(Form.UNCLIPPED, 0.9999, Side.UP, Inputs.integers()).drifts())
                .containsExactly(1025);
        assertThat(alarms(Form.UNCLIPPED, 0.9999, Side.UP, Inputs.rates()).drifts())
                .containsExactly(1107);
        assertThat(alarms(Form.UNCLIPPED, 0.9999, Side.UP, Inputs.steps()).drifts())
                .containsExactly(632);
    }

    /** The sum may have been least long before the change, so the mean from there on is part old, part new. */
    @Test
    void saysWhatTheMeansWereOfARiseAndOfAFall() {
        Alarms alarms = alarms(Form.ABOVE_LEAST, 0.9999, Side.BOTH, Inputs.steps());
        assertThat(alarms.changes()).extracting(Change::rose).containsExactly(true, false, true);
        assertThat(alarms.changes().get(0).before()).isBetween(0.4, 0.6);
        assertThat(alarms.changes().get(1).before()).isBetween(0.95, 1.0);
        assertThat(alarms.changes().get(2).before()).isBetween(0.4, 0.6);
    }

    /** From 0 to 1 in one row: the sum was least right before. */
    @Test
    void findsAClearStep() {
        double[] step = new double[300];
        Arrays.fill(step, 200, 300, 1);
        assertThat(alarms(Form.ABOVE_LEAST, 0.9999, Side.UP, step).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.at()).isEqualTo(258);
                    assertThat(change.before()).isZero();
                    assertThat(change.after()).isCloseTo(1, within(1e-12));
                });
    }

    private static Alarms alarms(Form form, double discount, Side side, double... values) {
        return Alarms.of(new PageHinkley(form, 0.005, 50, discount, 30, side), values);
    }
}
