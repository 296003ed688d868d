package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.schemas.TaskPrediction;

class RecordJsonTest {

    @Test
    void writesAPredictionPlainly() throws IOException {
        Prediction prediction = Prediction.newBuilder()
                .setEventId("e\"1")
                .setEventTime(Instant.ofEpochMilli(1234))
                .setModelId("app/0")
                .setModelVersion(3)
                .setTasks(List.of(
                        TaskPrediction.newBuilder()
                                .setName("income")
                                .setProbability(0.25)
                                .build(),
                        TaskPrediction.newBuilder()
                                .setName("age")
                                .setValue(40.0)
                                .build()))
                .build();
        assertThat(json(
                        RecordJson.of(TopicRole.PREDICTIONS),
                        record(bytes(Prediction.getEncoder().encode(prediction)))))
                .isEqualTo("""
                        {"event_id":"e\\"1","event_time":1234,"model_id":"app/0","model_version":3,\
                        "tasks":[{"name":"income","probability":0.25,"value":null},{"name":"age","probability":null,\
                        "value":40.0}]}
                        """);
    }

    @Test
    void writesMetricsPlainly() throws IOException {
        TaskMetrics metrics = TaskMetrics.newBuilder()
                .setTask("income")
                .setScope(MetricsScope.TOTAL)
                .setFirstRow(0)
                .setLastRow(10)
                .setEventTimeFrom(Instant.ofEpochMilli(5))
                .setRows(10)
                .setPositives(10)
                .setNegatives(0)
                .setLogLoss(0.5)
                .setModelVersion(1)
                .setMeasures(List.of(new Measure("log_loss", 0.5, 0.0, 10L), new Measure("auc", null, null, 10L)))
                .setCalibrationBins(List.of(new CalibrationBin(0.9, 1.0, 10L, 0.95, 1.0)))
                .build();
        assertThat(json(
                        RecordJson.of(TopicRole.METRICS),
                        record(bytes(TaskMetrics.getEncoder().encode(metrics)))))
                .isEqualTo("""
                        {"task":"income","scope":"TOTAL","first_row":0,"last_row":10,"event_time_from":5,\
                        "event_time_to":null,"rows":10,"positives":10,"negatives":0,"auc":null,"auc_error":null,\
                        "log_loss":0.5,"squared_error":null,\
                        "mean_prediction":null,"positive_rate":null,"model_version":1,"unscored_rows":0,\
                        "measures":[{"name":"log_loss","value":0.5,"error":0.0,"rows":10},\
                        {"name":"auc","value":null,"error":null,"rows":10}],\
                        "window_length_ms":null,"window_start":null,"window_end":null,\
                        "version_from":null,"version_to":null,"is_final":null,\
                        "slice_field":null,"slice_kind":null,"slice_value":null,\
                        "calibration_bins":[{"from":0.9,"to":1.0,"rows":10,"mean_prediction":0.95,\
                        "positive_rate":1.0}]}
                        """);
    }

    @Test
    void writesADeadLetterWithItsReason() throws IOException {
        Headers headers = new RecordHeaders();
        headers.add("reason", utf8("first"));
        headers.add("reason", utf8("no schema"));
        headers.add("empty", null);
        var letter = new ConsumerRecord<>(
                "dead",
                1,
                7L,
                99L,
                TimestampType.CREATE_TIME,
                3,
                3,
                utf8("käse"),
                new byte[] {0, 1, -1},
                headers,
                Optional.empty());
        assertThat(json(RecordJson.of(TopicRole.DEAD_LETTERS), letter)).isEqualTo("""
                        {"topic":"dead","partition":1,"offset":7,"timestamp":99,"key":"käse",\
                        "headers":{"reason":["first","no schema"],"empty":null},"value":"AAH/"}
                        """);
    }

    @Test
    void writesKeysAndHeadersThatAreNoTextInBase64() throws IOException {
        Headers headers = new RecordHeaders();
        headers.add("trace", utf8("00-ab"));
        headers.add("id", utf8("seven"));
        headers.add("raw", new byte[] {-1});
        headers.add("id", new byte[] {0, -2});
        headers.add("id", null);
        headers.add("\uFFFD", new byte[0]);
        var letter = new ConsumerRecord<>(
                "dead",
                1,
                7L,
                99L,
                TimestampType.CREATE_TIME,
                3,
                3,
                new byte[] {(byte) 0xC3, 0x28},
                new byte[0],
                headers,
                Optional.empty());
        assertThat(json(RecordJson.of(TopicRole.DEAD_LETTERS), letter)).isEqualTo("""
                        {"topic":"dead","partition":1,"offset":7,"timestamp":99,"key_base64":"wyg=",\
                        "headers":{"trace":"00-ab","\uFFFD":""},\
                        "headers_base64":{"id":["c2V2ZW4=","AP4=",null],"raw":"/w=="},"value":""}
                        """);
    }

    @Test
    void writesADeadLetterOfNothing() throws IOException {
        var letter = new ConsumerRecord<byte[], byte[]>("dead", 0, 0L, null, null);
        assertThat(json(RecordJson.of(TopicRole.DEAD_LETTERS), letter))
                .contains("\"key\":null,\"headers\":{},\"value\":null}");
    }

    @Test
    void saysWhichRecordCannotBeDecoded() {
        assertThatThrownBy(() -> json(RecordJson.of(TopicRole.PREDICTIONS), record(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class)
                .hasMessage("out-0, offset 5: 3 bytes (expected: an Avro single-object encoding of Prediction)");
    }

    @Test
    void tellsWhenNobodyReadsAnyMore() throws IOException {
        PrintWriter broken = new PrintWriter(new FilterWriter(new StringWriter()) {
            @Override
            public void flush() throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        JsonLines lines = JsonLines.to(broken, RecordJson.of(TopicRole.DEAD_LETTERS));
        lines.accept(record(new byte[0]));
        assertThat(lines.flush()).isFalse();
    }

    private static String json(RecordJson format, ConsumerRecord<byte[], byte[]> record) throws IOException {
        StringWriter text = new StringWriter();
        JsonLines lines = JsonLines.to(new PrintWriter(text), format);
        lines.accept(record);
        assertThat(lines.flush()).isTrue();
        return text.toString();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("out", 0, 5L, new byte[0], value);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
