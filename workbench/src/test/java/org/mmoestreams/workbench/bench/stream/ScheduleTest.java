package org.mmoestreams.workbench.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void isEvenHoweverLateTheSenderIs() {
        Schedule schedule = new Schedule(100, 3, 1000, 5_000);

        assertThat(schedule.dueAt(100)).isEqualTo(5_000);
        assertThat(schedule.dueAt(101)).isEqualTo(1_005_000);
        assertThat(schedule.dueAt(102)).isEqualTo(2_005_000);
        assertThat(schedule.end()).isEqualTo(103);
    }

    @Test
    void hasAllDueAtOnceWithoutARate() {
        assertThat(new Schedule(0, 9, 0, 77).dueAt(8)).isEqualTo(77);
    }
}
