package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void numbersEventsWithNineDigits() {
        assertThat(EventIds.idOf(0)).isEqualTo("r000000000");
        assertThat(EventIds.idOf(199_522)).isEqualTo("r000199522");
        assertThat(EventIds.idOf(12_345_678_901L)).isEqualTo("r12345678901");
        assertThatThrownBy(() -> EventIds.idOf(-1)).hasMessage("row index: -1 (expected: >= 0)");
    }

    @Test
    void tellsTheRowOfAnId() {
        for (long index : new long[] {0, 17, 199_522, 12_345_678_901L}) {
            assertThat(EventIds.indexOf(EventIds.idOf(index))).isEqualTo(index);
        }
        assertThatThrownBy(() -> EventIds.indexOf("r17"))
                .hasMessage("event id: r17 (expected: r and the row's index in 9 digits or more)");
    }
}
