package org.mmoestreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;

class CensusEventTest {

    private static final Path COLUMNS = Path.of("..", "data", "census", "columns.csv");

    private final Schema schema = SchemaFiles.current().get("CensusEvent");

    @Test
    void startsWithIdAndTime() {
        assertThat(schema.getFields().get(0).name()).isEqualTo("event_id");
        assertThat(schema.getField("event_id").schema().getType()).isEqualTo(Schema.Type.STRING);
        assertThat(schema.getFields().get(1).name()).isEqualTo("event_time");
        assertThat(schema.getField("event_time").schema().getLogicalType().getName())
                .isEqualTo("timestamp-millis");
    }

    @Test
    void hasTheColumnsOfTheColumnTableInItsOrder() throws IOException {
        assertThat(schema.getFields().stream().skip(2).map(Field::name))
                .hasSize(42)
                .containsExactlyElementsOf(columns(1));
    }

    @Test
    void takesNumbersForContinuousColumnsAndTextForTheOthers() throws IOException {
        List<String> kinds = columns(2);
        for (int column = 0; column < kinds.size(); column++) {
            Field field = schema.getFields().get(column + 2);
            Schema type = field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
            assertThat(type.getType())
                    .as(field.name())
                    .isIn(
                            kinds.get(column).equals("continuous")
                                    ? List.of(Schema.Type.INT, Schema.Type.DOUBLE)
                                    : List.of(Schema.Type.STRING));
        }
    }

    @Test
    void leavesOnlyLabelsOpen() {
        assertThat(schema.getFields().stream().filter(field -> field.schema().isNullable()))
                .extracting(Field::name)
                .containsExactly("marital_stat", "income_50k");
        assertThat(schema.getFields().stream().filter(Field::hasDefaultValue))
                .extracting(Field::name)
                .containsExactly("marital_stat", "income_50k");
    }

    private static List<String> columns(int part) throws IOException {
        return Files.readAllLines(COLUMNS).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[part])
                .toList();
    }
}
