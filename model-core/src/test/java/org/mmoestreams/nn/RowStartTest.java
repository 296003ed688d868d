package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowStartTest {

    @Test
    void rowsThatAreDrawnEachByItselfAreThoseOfTheWhole() {
        RowStart start = RowStart.each(3, 2, row -> new float[] {row, row + 0.5f});
        assertThat(start.all().get()).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
        assertThat(start.row().apply(1)).containsExactly(1, 1.5f);
    }

    @Test
    void rowsThatAreDrawnTogetherCannotBePutBackByThemselves() {
        RowStart start = RowStart.together(() -> new float[] {1, 2});
        assertThat(start.all().get()).containsExactly(1, 2);
        assertThatThrownBy(() -> start.row().apply(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected: none");
    }

    @Test
    void zerosAreZerosForAllAndForEach() {
        RowStart start = RowStart.zeros(2, 3);
        assertThat(start.all().get()).containsExactly(new float[6]);
        assertThat(start.row().apply(1)).containsExactly(new float[3]);
    }
}
