package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HddmTest {

    private static final HddmA MEANS = HddmA.KIND.standard();
    private static final HddmA MEANS_OF_BOTH_SIDES = new HddmA(0.001, 0.005, Side.BOTH);
    private static final HddmW WEIGHTED = HddmW.KIND.standard();
    private static final HddmW WEIGHTED_OF_BOTH_SIDES = new HddmW(0.001, 0.005, 0.05, Side.BOTH);

    /** River and MOA 2024.07; the warning is river's. */
    @Test
    void meansHaveTheirAlarmAndWarning() {
        Alarms alarms = Alarms.of(MEANS, Inputs.rates());
        assertThat(alarms.drifts()).containsExactly(1047);
        assertThat(alarms.warnings()).first().isEqualTo(1038);
    }

    /** River. */
    @Test
    void meansHaveRiversAlarmsOfBothSides() {
        assertThat(Alarms.of(MEANS_OF_BOTH_SIDES, Inputs.steps()).drifts()).containsExactly(531, 1015, 1545);
    }

    /** MOA 2024.07, which looks to both sides by default and says nothing of a fall. */
    @Test
    void meansHaveMoasAlarmsWithoutTheFall() {
        assertThat(Alarms.of(MEANS_OF_BOTH_SIDES, Inputs.steps()).changes().stream()
                        .filter(Change::rose)
                        .map(change -> change.at() - 1))
                .containsExactly(531L, 1545L);
    }

    /** River and MOA 2024.07. */
    @Test
    void weightedMeansHaveTheirAlarms() {
        assertThat(Alarms.of(WEIGHTED, Inputs.rates()).drifts()).containsExactly(1018);
        assertThat(Alarms.of(WEIGHTED, Inputs.steps()).drifts()).containsExactly(507, 1508);
    }

    /** River. */
    @Test
    void weightedMeansHaveRiversAlarmsOfBothSides() {
        assertThat(Alarms.of(WEIGHTED_OF_BOTH_SIDES, Inputs.steps()).drifts()).containsExactly(507, 1032, 1508);
    }

    /** Scikit-multiflow's test. */
    @Test
    void weightedMeansHaveScikitMultiflowsAlarm() {
        assertThat(Alarms.of(WEIGHTED, Inputs.halfThenOnes()).drifts()).containsExactly(1018);
    }

    @Test
    void seeAFallAsTheRiseOfTheOpposite() {
        double[] opposite = Inputs.rates();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = 1 - opposite[i];
        }
        Alarms fall = Alarms.of(new HddmA(0.001, 0.005, Side.DOWN), opposite);
        assertThat(fall.drifts()).containsExactly(1047);
        assertThat(fall.changes().get(0).rose()).isFalse();
        assertThat(Alarms.of(new HddmW(0.001, 0.005, 0.05, Side.DOWN), opposite).drifts())
                .containsExactly(1018);
    }

    @Test
    void sayWhatTheMeansWere() {
        for (DetectorConfig config : new DetectorConfig[] {MEANS, WEIGHTED}) {
            Change change = Alarms.of(config, Inputs.rates()).changes().get(0);
            assertThat(change.before()).as(config.kind().name()).isBetween(0.0, 0.25);
            assertThat(change.after()).as(config.kind().name()).isBetween(0.4, 0.95);
        }
    }
}
