package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.testing.Fruit;

/** Rows of a data set whose events have another spec. */
class OtherFormatTest {

    private static final RowDataSet CENSUS = new Census();

    @Test
    void hasTheSameRowsAndAnotherSpec() {
        String spec = CENSUS.format().specText().replace("name: income", "name: rich");
        RowDataSet other = CENSUS.readAs(EventFormat.of(CENSUS.format().schemaText(), spec));
        assertThat(other.name()).isEqualTo(CENSUS.name());
        assertThat(other.format().schema().spec().tasks()).extracting("name").contains("rich");
        try (RowSource rows = CENSUS.rows(List.of(), 3, RowRange.first(20));
                RowSource same = other.rows(List.of(), 3, RowRange.first(20))) {
            while (rows.hasNext()) {
                assertThat(same.next()).isEqualTo(rows.next());
            }
            assertThat(same.hasNext()).isFalse();
        }
    }

    @Test
    void refusesASpecOfOtherColumns() {
        EventFormat fruit = new Fruit().format();
        assertThatThrownBy(() -> CENSUS.readAs(fruit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("census's columns: [")
                .hasMessageEndingWith("in this order)");
    }
}
