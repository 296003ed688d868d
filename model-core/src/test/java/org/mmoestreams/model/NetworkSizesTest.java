package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.InputShape;

/** Sizes that are allowed one by one, and cannot be together. */
final class NetworkSizesTest {

    private static final String FLOATS = "<= 2147483639 together; lower one of them)";

    @Test
    void refusesMoreWeightsOfExpertsAndGatesThanAnArrayHolds() {
        assertThatThrownBy(() -> mmoe(256, 1024, 256, true).checkSizes(new InputShape(256, 1000, 33, 0), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "embedding-width, experts, expert-units: 8449 inputs x 262656 outputs (expected: " + FLOATS);
    }

    @Test
    void refusesATableThatIsTooLarge() {
        assertThatThrownBy(() -> mmoe(1, 1, 256, true).checkSizes(new InputShape(256, 33_000_000, 33, 0), 2))
                .hasMessage("embedding-width, capacities: 33000000 rows x 256 weights (expected: " + FLOATS);
    }

    @Test
    void refusesABatchThatIsTooLarge() {
        assertThatThrownBy(() -> mmoe(256, 1024, 1, false).checkSizes(new InputShape(65_536, 60_000, 2, 1), 1))
                .hasMessage("window-rows, experts, expert-units: 60000 rows x 262400 outputs (expected: " + FLOATS);
        assertThatThrownBy(() -> mmoe(1, 1, 1, false).checkSizes(new InputShape(65_536, 40_000, 40_000, 1), 1))
                .hasMessage("window-rows: 65536 rows x 40000 values (expected: " + FLOATS);
    }

    @Test
    void refusesRowsLargerThanChunks() {
        InputShape in = new InputShape(8, 10, 2, 1);
        assertThatThrownBy(() -> mmoe(1, 1, 256, true).checkSizes(in, 1025))
                .hasMessage("tasks: 1025, each with a wide weight in a row (expected: <= 1024; predict less, or do"
                        + " without wide weights)");
        assertThatCode(() -> mmoe(1, 1, 256, false).checkSizes(in, 1025)).doesNotThrowAnyException();
    }

    private static MmoeArchitecture mmoe(int experts, int expertUnits, int width, boolean wide) {
        return new MmoeArchitecture(experts, expertUnits, 8, width, wide);
    }
}
