package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.settings.Choices;
import org.mmoestreams.settings.Setting;

class ScheduleTest {

    /** Of 1, with 0.25 left after 8 steps: after none, half of them, all, and twice as many. */
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 1, 1, 1, 1",
        "INVERSE_TIME, 1, 0.4, 0.25, 0.14285714",
        "EXPONENTIAL, 1, 0.5, 0.25, 0.0625",
        "STEP, 1, 1, 0.25, 0.0625",
        "COSINE, 1, 0.625, 0.25, 0.25",
        "LINEAR, 1, 0.625, 0.25, 0.25"
    })
    void fallsByItsForm(Schedule.Form form, double none, double half, double all, double twice) {
        Schedule schedule = new Schedule(form, 8, 0.25, 0);
        double[] expected = {none, half, all, twice};
        for (int i = 0; i < expected.length; i++) {
            assertThat(schedule.factor(1 + 4 * i + (i == 3 ? 4 : 0))).isEqualTo(expected[i], Offset.offset(1e-8));
        }
    }

    @Test
    void stepFallsAtItsStepsAlone() {
        Schedule schedule = new Schedule(Schedule.Form.STEP, 3, 0.5, 0);
        double[] expected = {1, 1, 1, 0.5, 0.5, 0.5, 0.25};
        for (int step = 1; step <= expected.length; step++) {
            assertThat(schedule.factor(step)).as("step " + step).isEqualTo(expected[step - 1]);
        }
    }

    @ParameterizedTest
    @EnumSource(Schedule.Form.class)
    void warmsUpInEqualPartsAndFallsFromTheLastOfThem(Schedule.Form form) {
        Schedule schedule = new Schedule(form, 8, 0.25, 4);
        Schedule without = new Schedule(form, 8, 0.25, 0);
        double[] rise = {0.25, 0.5, 0.75, 1};
        for (int step = 1; step <= rise.length; step++) {
            assertThat(schedule.factor(step)).as("step " + step).isEqualTo(rise[step - 1]);
        }
        for (int step = 5; step < 40; step++) {
            assertThat(schedule.factor(step)).isEqualTo(without.factor(step - 3));
        }
    }

    /** Streams do not end: a rate may fall to nothing, but neither below it nor to something that is no number. */
    @ParameterizedTest
    @EnumSource(Schedule.Form.class)
    void staysWithinZeroAndOneForEver(Schedule.Form form) {
        for (int steps : new int[] {1, 1000, Integer.MAX_VALUE}) {
            for (double left : new double[] {Double.MIN_NORMAL, 1e-3, 1}) {
                Schedule schedule = new Schedule(form, steps, left, 0);
                double before = 1;
                for (long step = 1; step > 0 && step < Long.MAX_VALUE / 3; step *= 3) {
                    double factor = schedule.factor(step);
                    assertThat(factor).as("%s, step %d", schedule, step).isBetween(0.0, before);
                    before = factor;
                }
            }
        }
    }

    /** FTRL's penalties weigh more beside a lower rate of its own, not beside a schedule's; hence the precision. */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void setsTheRateOfEveryRule(UpdateRule rule) {
        Schedule half = new Schedule(Schedule.Form.STEP, 1, 0.5, 0);
        float[] scheduled = weights(new Paced(rule.at(0.08).create(), half), 2);
        float[] own = weights(rule.at(0.04).create(), 2);
        assertThat(scheduled).usingComparatorWithPrecision(5e-4f).containsExactly(own);
    }

    @Test
    void kindsDeclareWhatCanBeSet() {
        assertThat(Schedule.kinds())
                .extracting(each -> each.name())
                .containsExactly("constant", "inverse-time", "exponential", "step", "cosine", "linear");
        assertThat(Schedule.kinds().get(0).standard().factor(1_000_000)).isEqualTo(1);
        assertThat(Schedule.kinds().get(4).standard()).isEqualTo(new Schedule(Schedule.Form.COSINE, 10_000, 0.1, 0));
        Choices last = new Choices() {
            @Override
            public <T> T of(Setting<T> setting) {
                return setting.values()
                        .read(setting.name().equals("left") ? "0.5" : "7")
                        .orElseThrow();
            }
        };
        assertThat(Schedule.kinds().stream()
                        .<Schedule>map(each -> each.factory().apply(last))
                        .toList())
                .isEqualTo(List.of(
                        new Schedule(Schedule.Form.CONSTANT, 1, 1, 7),
                        new Schedule(Schedule.Form.INVERSE_TIME, 7, 0.5, 7),
                        new Schedule(Schedule.Form.EXPONENTIAL, 7, 0.5, 7),
                        new Schedule(Schedule.Form.STEP, 7, 0.5, 7),
                        new Schedule(Schedule.Form.COSINE, 7, 0.5, 7),
                        new Schedule(Schedule.Form.LINEAR, 7, 0.5, 7)));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new Schedule(Schedule.Form.STEP, 0, 1, 0)).hasMessageStartingWith("steps: 0");
        assertThatThrownBy(() -> new Schedule(Schedule.Form.STEP, 1, 0, 0))
                .hasMessage("left: 0.0 (expected: a number > 0 and <= 1)");
        assertThatThrownBy(() -> new Schedule(Schedule.Form.STEP, 1, 1.1, 0)).hasMessageStartingWith("left: 1.1");
        assertThatThrownBy(() -> new Schedule(Schedule.Form.STEP, 1, 1, -1)).hasMessageStartingWith("warm-up: -1");
    }

    /** What one step, that of a number, makes of some weights. */
    private static float[] weights(Optimizer optimizer, long step) {
        float[] weights = {0.5f, -0.25f, 0};
        float[][] slots = new float[optimizer.slots().size()][3];
        optimizer.initialise(weights, slots);
        optimizer.begin(step);
        optimizer.update(weights, slots, new float[] {0.3f, -0.01f, 0.2f}, 0, 3);
        return weights;
    }
}
