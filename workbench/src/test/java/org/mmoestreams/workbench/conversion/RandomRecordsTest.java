package org.mmoestreams.workbench.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.rows.RowReader;

class RandomRecordsTest {

    @Property(tries = 500)
    void becomeTheSameRecordsOfJsonAndOfCsv(@ForAll long seed) throws IOException {
        RandomField field = RandomField.record(new SplittableRandom(seed), 3);
        byte[] expected = bytes(field.schema(), (GenericRecord) field.value());
        String json = field.json().toString();
        assertThat(bytes(field.schema(), made(field.schema(), ".jsonl", json)))
                .as("%s of %s", json, field.schema())
                .isEqualTo(expected);
        String csv = csv((ObjectNode) field.json());
        assertThat(bytes(field.schema(), made(field.schema(), ".csv", csv)))
                .as("%s of %s", csv, field.schema())
                .isEqualTo(expected);
    }

    private static GenericRecord made(Schema schema, String ending, String text) throws IOException {
        RecordMaker maker = RecordMaker.of(schema, Nulls.empty(), Set.of(), EventTime.of("f0"));
        Path file = Files.createTempFile("random", ending);
        try (RowReader rows = RowReader.open(List.of(Files.writeString(file, text)), RowLayout.byName())) {
            return maker.of(rows.next());
        } finally {
            Files.delete(file);
        }
    }

    private static String csv(ObjectNode object) {
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            names.add(entry.getKey());
            JsonNode value = entry.getValue();
            String cell = value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
            cells.add('"' + cell.replace("\"", "\"\"") + '"');
        }
        return String.join(",", names) + "\n" + String.join(",", cells) + "\n";
    }

    private static byte[] bytes(Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
