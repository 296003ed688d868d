package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.testing.WithKafka;

/** What the learner writes can be read with the published schemas, plain Avro and none of our code. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(120)
final class PublishedSchemaTest {

    private static final int HEADER_BYTES = 10;

    private final ReferenceRun run;

    PublishedSchemaTest(ReferenceRun run) {
        this.run = run;
    }

    @Test
    void predictionsDecode() throws IOException {
        List<GenericRecord> predictions = decode("Prediction", run.pipeline().predictionRecords());
        assertThat(predictions).hasSize(ReferenceRun.EVENTS);
        for (int i = 0; i < predictions.size(); i++) {
            GenericRecord prediction = predictions.get(i);
            Said said = run.predictions().get(i);
            assertThat(prediction.get("event_id").toString()).isEqualTo(said.eventId());
            assertThat(prediction.get("model_version")).isEqualTo(said.modelVersion());
            List<?> tasks = (List<?>) prediction.get("tasks");
            assertThat(tasks).hasSize(2);
            for (int task = 0; task < tasks.size(); task++) {
                Object probability = ((GenericRecord) tasks.get(task)).get("probability");
                assertThat(probability)
                        .isEqualTo(Double.longBitsToDouble(said.bits().get(task)));
            }
        }
    }

    @Test
    void metricsDecode() throws IOException {
        List<GenericRecord> metrics = decode("TaskMetrics", run.pipeline().metricsRecords());
        assertThat(metrics).hasSameSizeAs(run.metrics());
        for (int i = 0; i < metrics.size(); i++) {
            assertThat(metrics.get(i).get("task").toString())
                    .isEqualTo(run.metrics().get(i).getTask());
            assertThat(metrics.get(i).get("scope").toString())
                    .isEqualTo(run.metrics().get(i).getScope().name());
            assertThat(metrics.get(i).get("auc")).isEqualTo(run.metrics().get(i).getAuc());
        }
    }

    /**
     * The records, each in Avro's single-object encoding: C3 01, the schema's CRC-64-AVRO in 8 little-endian bytes, the
     * datum.
     */
    private static List<GenericRecord> decode(String name, List<ConsumerRecord<byte[], byte[]>> records)
            throws IOException {
        Schema schema = published(name);
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema, schema, new GenericData());
        List<GenericRecord> decoded = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ByteBuffer header = ByteBuffer.wrap(record.value()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(header.get()).isEqualTo((byte) 0xC3);
            assertThat(header.get()).isEqualTo((byte) 0x01);
            assertThat(header.getLong()).isEqualTo(fingerprint);
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(record.value(), HEADER_BYTES, record.value().length - HEADER_BYTES, null);
            decoded.add(reader.read(null, decoder));
            assertThat(decoder.isEnd()).isTrue();
        }
        return decoded;
    }

    private static Schema published(String name) throws IOException {
        try (var in = PublishedSchemaTest.class.getResourceAsStream("/schemas/" + name + ".avsc")) {
            return new Schema.Parser().parse(in);
        }
    }
}
