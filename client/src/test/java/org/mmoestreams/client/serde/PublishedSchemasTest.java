package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** Records of builds whose schemas lacked fields, and records of this build for readers of theirs. */
class PublishedSchemasTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void readsScoredWindowsOfEarlierVersions(int version) throws IOException {
        Schema schema = published(version, "ScoredWindow");
        GenericRecord task = new GenericRecordBuilder(
                        schema.getField("tasks").schema().getElementType())
                .set("name", "buys")
                .set("scores", ByteBuffer.wrap(new byte[8]))
                .set("labels", ByteBuffer.wrap(new byte[8]))
                .build();
        GenericRecord window = new GenericRecordBuilder(schema)
                .set("partition", 1)
                .set("model_version", 7L)
                .set("event_time_from", 1L)
                .set("event_time_to", 2L)
                .set("rows", 1)
                .set("tasks", List.of(task))
                .build();
        ScoredWindow read = AvroBytes.to(ScoredWindow.class, encoded(window));
        assertThat(read.getModelVersion()).isEqualTo(7);
        assertThat(read.getLabelCounts()).isNull();
        assertThat(read.getTasks()).extracting(ScoredTask::getUnscored).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsMetricsOfEarlierVersions(int version) throws IOException {
        TaskMetrics read = AvroBytes.to(TaskMetrics.class, encoded(oldMetrics(version)));
        assertThat(read.getAuc()).isNull();
        assertThat(read.getAucError()).isNull();
        assertThat(read.getUnscoredRows()).isZero();
        assertThat(read.getMeasures()).isEmpty();
        assertThat(read.getCalibrationBins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readersOfEarlierVersionsReadMetricsOfThisOne(int version) throws IOException {
        TaskMetrics metrics = TaskMetrics.newBuilder(AvroBytes.to(TaskMetrics.class, encoded(oldMetrics(version))))
                .setMeasures(List.of(new Measure("log_loss", 0.3, 0.0, 4L), new Measure("auc", null, null, 4L)))
                .setCalibrationBins(List.of(new CalibrationBin(0.0, 0.1, 4L, 0.05, 0.25)))
                .build();
        BinaryMessageDecoder<GenericRecord> decoder =
                new BinaryMessageDecoder<>(new GenericData(), published(version, "TaskMetrics"));
        decoder.addSchema(TaskMetrics.getClassSchema());
        assertThat(decoder.decode(AvroBytes.of(metrics))).isEqualTo(oldMetrics(version));
    }

    private static GenericRecord oldMetrics(int version) throws IOException {
        Schema schema = published(version, "TaskMetrics");
        return new GenericRecordBuilder(schema)
                .set("task", "buys")
                .set(
                        "scope",
                        new GenericData.EnumSymbol(schema.getField("scope").schema(), "TOTAL"))
                .set("first_row", 0L)
                .set("last_row", 4L)
                .set("rows", 4L)
                .set("positives", 0L)
                .set("negatives", 4L)
                .set("log_loss", 0.3)
                .set("model_version", 2L)
                .build();
    }

    private static byte[] encoded(GenericRecord record) throws IOException {
        ByteBuffer bytes =
                new BinaryMessageEncoder<GenericRecord>(new GenericData(), record.getSchema()).encode(record);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static Schema published(int version, String name) throws IOException {
        try (InputStream in =
                AvroBytes.class.getResourceAsStream("/schemas/published/" + version + "/" + name + ".avsc")) {
            return new Schema.Parser().parse(in);
        }
    }
}
