package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.CensusEvent;

class CensusTest {

    private static final Path COLUMNS = Path.of("..", "data", "census", "columns.csv");
    private static final Instant TIME = Instant.parse("1995-03-01T12:00:00.123Z");

    private final Census census = new Census();
    private final RowEvents events = census.events();
    private final String[] row = census.generated(3, RowRange.first(1)).next();

    @Test
    void putsEveryColumnIntoItsField() {
        GenericRecord event = events.event("r000000000", TIME.plusNanos(456), row);
        assertThat(event.get("event_id")).isEqualTo("r000000000");
        assertThat(event.get("event_time")).isEqualTo(TIME.toEpochMilli());
        assertThat(event.get("marital_stat")).isEqualTo(row[7]);
        assertThat(event.get("instance_weight")).isEqualTo(Double.parseDouble(row[24]));
        assertThat(event.get("weeks_worked")).isEqualTo(Integer.parseInt(row[39]));
        assertThat(event.get("income_50k")).isEqualTo(row[41]);
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
        assertThat(events.schema().reader().getFields().stream().skip(2).map(field -> field.name()))
                .containsExactlyElementsOf(table);
        assertThat(events.columns().count()).isEqualTo(table.size()).isEqualTo(CensusTree.COLUMNS);
    }

    @Test
    void writesWhatTheGeneratedClassWrites() throws IOException {
        RowSource rows = census.generated(5, RowRange.first(200));
        while (rows.hasNext()) {
            String id = EventIds.idOf(rows.nextIndex());
            String[] values = rows.next();
            ByteBuffer expected = CensusEvent.getEncoder().encode(generated(id, values));
            assertThat(ByteBuffer.wrap(events.bytes(events.event(id, TIME, values))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void writesTheSameBytesForever() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        RowSource rows = census.generated(1, RowRange.first(1_000));
        while (rows.hasNext()) {
            digest.update(events.next(rows, EventClock.from(TIME)));
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("f30af52c8825687e9aba9f99194f21e5727e240c3339427713622a4a07f35d5d");
    }

    @Test
    void namesColumnAndValueOfANumberThatDoesNotParse() {
        row[5] = "12.5";
        assertThatThrownBy(() -> events.event("r000000017", TIME, row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event r000000017, wage_per_hour: 12.5 (expected: a whole number)");
        row[5] = "12";
        row[24] = "heavy";
        assertThatThrownBy(() -> events.event("r000000017", TIME, row))
                .hasMessage("event r000000017, instance_weight: heavy (expected: a number)");
        row[24] = "NaN";
        assertThatThrownBy(() -> events.event("r000000017", TIME, row))
                .hasMessage("event r000000017, instance_weight: NaN (expected: a finite number)");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> events.event("r000000001", TIME, new String[41]))
                .hasMessage("event r000000001: 41 columns (expected: 42)");
    }

    private static CensusEvent generated(String id, String[] values) {
        CensusEvent event = new CensusEvent();
        event.put("event_id", id);
        event.put("event_time", TIME);
        for (int column = 0; column < values.length; column++) {
            switch (event.getSchema().getFields().get(column + 2).schema().getType()) {
                case INT -> event.put(column + 2, Integer.valueOf(values[column]));
                case DOUBLE -> event.put(column + 2, Double.valueOf(values[column]));
                default -> event.put(column + 2, values[column]);
            }
        }
        return event;
    }
}
