package org.mmoestreams.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsNamesToTheLeftAndFiguresToTheRight() {
        Table table = Table.of("batch", "rows/s").row("32", "9").row("1,024", "123,456");

        assertThat(table.toString().lines()).containsExactly("batch   rows/s", "32           9", "1,024  123,456");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of("a", "b").row("1"))
                .withMessageContaining("1 cells (expected: 2)");
    }

    @Test
    void writesMedianAndSpread() {
        assertThat(Table.figure(Spread.of(3000, 1000, 2000), 1)).isEqualTo("2,000.0 [1,200.0, 2,800.0]");
    }
}
