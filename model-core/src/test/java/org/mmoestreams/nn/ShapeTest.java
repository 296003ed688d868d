package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Sizes that are allowed one by one, and cannot be together. */
final class ShapeTest {

    private static final String FLOATS = "<= 2147483639 together; lower one of them)";

    @Test
    void refusesMoreWeightsOfExpertsAndGatesThanAnArrayHolds() {
        assertThatThrownBy(() -> new Shape(256, 1000, 33, 0, 256, true, 256, 1024, 2, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model.embedding-width, model.experts, model.expert-units: 8449 inputs x 262656 outputs"
                        + " (expected: " + FLOATS);
    }

    @Test
    void refusesATableThatIsTooLarge() {
        assertThatThrownBy(() -> new Shape(256, 33_000_000, 33, 0, 256, true, 1, 1, 2, 8))
                .hasMessage("model.embedding-width, capacities: 33000000 rows x 256 weights (expected: " + FLOATS);
    }

    @Test
    void refusesABatchThatIsTooLarge() {
        assertThatThrownBy(() -> new Shape(65_536, 60_000, 2, 1, 1, false, 256, 1024, 1, 8))
                .hasMessage("window.rows, model.experts, model.expert-units: 60000 rows x 262400 outputs (expected: "
                        + FLOATS);
        assertThatThrownBy(() -> new Shape(65_536, 40_000, 40_000, 1, 1, false, 1, 1, 1, 8))
                .hasMessage("window.rows: 65536 rows x 40000 values (expected: " + FLOATS);
    }

    @Test
    void refusesRowsLargerThanChunks() {
        assertThatThrownBy(() -> new Shape(8, 10, 2, 1, 256, true, 1, 1, 1025, 8))
                .hasMessage("tasks: 1025, each with a wide weight in a row (expected: <= 1024; predict less, or set"
                        + " model.wide to false)");
        assertThatCode(() -> new Shape(8, 10, 2, 1, 256, false, 1, 1, 1025, 8)).doesNotThrowAnyException();
    }
}
