package org.mmoestreams.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdleRunsTest {

    private static final ExpertUse FIRST_IDLE = use(10, 0.01, 0.99);
    private static final ExpertUse BOTH_BUSY = use(10, 0.5, 0.5);
    private static final ExpertUse NO_ROWS = use(0, 0, 0);

    @Test
    void countsWindowsInARow() {
        IdleRuns runs = IdleRuns.like(FIRST_IDLE);
        runs.add(FIRST_IDLE);
        runs.add(FIRST_IDLE);
        assertThat(runs.windows(0, 0)).isEqualTo(2);
        assertThat(runs.windows(0, 1)).isEqualTo(0);
        runs.add(BOTH_BUSY);
        assertThat(runs.windows(0, 0)).isEqualTo(0);
        runs.add(FIRST_IDLE);
        assertThat(runs.windows(0, 0)).isEqualTo(1);
    }

    @Test
    void stayAsTheyAreWhereAWindowSaysNothing() {
        IdleRuns runs = IdleRuns.like(FIRST_IDLE);
        runs.add(FIRST_IDLE);
        runs.add(NO_ROWS);
        assertThat(runs.windows(0, 0)).isEqualTo(1);
    }

    @Test
    void goOnFromWhatWasWritten() {
        IdleRuns runs = IdleRuns.like(FIRST_IDLE);
        for (int window = 0; window < 300; window++) {
            runs.add(FIRST_IDLE);
        }
        IdleRuns read = IdleRuns.read(runs.write());
        read.add(FIRST_IDLE);
        assertThat(read.windows(0, 0)).isEqualTo(301);
        assertThat(read.fits(FIRST_IDLE)).isTrue();
        assertThat(IdleRuns.read(runs.write()).write()).isEqualTo(runs.write());
    }

    @Test
    void refuseWindowsOfOtherExpertsAndDamagedBytes() {
        ExpertUse three = new ExpertUse(List.of(new GateUse(1, new double[3], new long[3], 0)), new double[0]);
        IdleRuns runs = IdleRuns.like(FIRST_IDLE);
        assertThat(runs.fits(three)).isFalse();
        assertThatThrownBy(() -> runs.add(three)).hasMessage("experts: 3 (expected: as many as in the windows before)");
        assertThatThrownBy(() -> IdleRuns.read(new byte[3]))
                .hasMessage("experts.idle: 3 bytes (expected: runs that were written)");
        byte[] huge = runs.write();
        huge[0] = 0x7f;
        assertThatThrownBy(() -> IdleRuns.read(huge)).hasMessageContaining("as many as there are bytes for");
    }

    private static ExpertUse use(long rows, double first, double second) {
        GateUse gate = new GateUse(rows, new double[] {rows * first, rows * second}, new long[2], 0);
        return new ExpertUse(List.of(gate), new double[0]);
    }
}
