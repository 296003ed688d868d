package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.CensusEvent;

class CensusEventsTest {

    private static final Path COLUMNS = Path.of("..", "data", "census", "columns.csv");
    private static final Instant TIME = Instant.parse("1995-03-01T12:00:00.123Z");

    private final String[] row =
            CensusGenerator.of(CensusTree.standard(), 3, RowRange.first(1)).next();

    @Test
    void putsEveryColumnIntoItsField() {
        CensusEvent event = CensusEvents.of("r000000000", TIME.plusNanos(456), row);
        assertThat(event.getEventId()).isEqualTo("r000000000");
        assertThat(event.getEventTime()).isEqualTo(TIME);
        assertThat(event.getMaritalStat()).isEqualTo(row[7]);
        assertThat(event.getInstanceWeight()).isEqualTo(Double.parseDouble(row[24]));
        assertThat(event.getWeeksWorked()).isEqualTo(Integer.parseInt(row[39]));
        assertThat(event.getIncome50k()).isEqualTo(row[41]);
        for (int column = 0; column < 42; column++) {
            if (column != 24) {
                assertThat(event.get(column + 2)).hasToString(row[column]);
            }
        }
    }

    @Test
    void takesTheColumnsInTheOrderOfTheColumnTable() throws IOException {
        List<String> table = Files.readAllLines(COLUMNS).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
        assertThat(CensusEvent.getClassSchema().getFields().stream().skip(2).map(Schema.Field::name))
                .containsExactlyElementsOf(table);
    }

    @Test
    void namesColumnAndValueOfANumberThatDoesNotParse() {
        row[5] = "12.5";
        assertThatThrownBy(() -> CensusEvents.of("r000000017", TIME, row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event r000000017, wage_per_hour: 12.5 (expected: a whole number)");
        row[5] = "12";
        row[24] = "heavy";
        assertThatThrownBy(() -> CensusEvents.of("r000000017", TIME, row))
                .hasMessage("event r000000017, instance_weight: heavy (expected: a number)");
        row[24] = "NaN";
        assertThatThrownBy(() -> CensusEvents.of("r000000017", TIME, row))
                .hasMessage("event r000000017, instance_weight: NaN (expected: a finite number)");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> CensusEvents.of("r000000001", TIME, new String[41]))
                .hasMessage("event r000000001: 41 columns (expected: 42)");
    }

    @Test
    void numbersEventsWithNineDigits() {
        assertThat(CensusEvents.idOf(0)).isEqualTo("r000000000");
        assertThat(CensusEvents.idOf(199_522)).isEqualTo("r000199522");
        assertThat(CensusEvents.idOf(12_345_678_901L)).isEqualTo("r12345678901");
        assertThatThrownBy(() -> CensusEvents.idOf(-1)).hasMessage("row index: -1 (expected: >= 0)");
    }
}
