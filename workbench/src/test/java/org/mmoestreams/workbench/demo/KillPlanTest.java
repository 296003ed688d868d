package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillPlanTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, -7})
    void killsAsOftenAsAskedOnTheWay(long seed) {
        List<Long> moments = moments(new KillPlan(5, 10_000, seed), 10_000);
        assertThat(moments)
                .as("moments of seed %d", seed)
                .hasSize(5)
                .allMatch(moment -> moment >= 200 && moment < 9501);
    }

    @Test
    void comesAgainFromItsSeed() {
        assertThat(moments(new KillPlan(5, 10_000, 3), 10_000)).isEqualTo(moments(new KillPlan(5, 10_000, 3), 10_000));
        assertThat(moments(new KillPlan(5, 10_000, 3), 10_000))
                .isNotEqualTo(moments(new KillPlan(5, 10_000, 4), 10_000));
    }

    @Test
    void makesUpForMomentsThatWerePassedAtOnce() {
        KillPlan plan = new KillPlan(3, 1000, 1);
        assertThat(plan.isDue(0)).isFalse();
        assertThat(plan.isDue(1000)).isTrue();
        assertThat(plan.isDue(1000)).isTrue();
        assertThat(plan.isDue(1000)).isTrue();
        assertThat(plan.isDue(1000)).isFalse();
        assertThat(plan.done()).isEqualTo(3);
    }

    @Test
    void plansForFewEventsToo() {
        assertThat(moments(new KillPlan(2, 1, 1), 1)).hasSize(2);
        assertThat(moments(new KillPlan(0, 100, 1), 100)).isEmpty();
    }

    private static List<Long> moments(KillPlan plan, long events) {
        List<Long> moments = new ArrayList<>();
        for (long predictions = 0; predictions <= events; predictions++) {
            while (plan.isDue(predictions)) {
                moments.add(predictions);
            }
        }
        assertThat(plan.done()).isEqualTo(moments.size());
        return moments;
    }
}
