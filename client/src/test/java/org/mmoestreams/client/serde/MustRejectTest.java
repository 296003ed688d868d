package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.FeatureSpec;

/**
 * Bytes that Avro says every reader must reject: {@code share/test/data/binary-rejections.json} of Apache Avro, added
 * by AVRO-4304. By both decoders, in a field that is used and in one that is ignored.
 */
class MustRejectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"long\"|80808080808080808080",
                "\"int\"|8080808080",
                "{\"type\":\"array\",\"items\":\"int\"}|ffffffffffffffffff0102",
                "{\"type\":\"map\",\"values\":\"int\"}|ffffffffffffffffff0102",
                "\"bytes\"|01",
                "\"string\"|01",
                "[\"null\",\"string\"]|01",
                "[\"null\",\"string\"]|0a",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}|01",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}|0a",
            })
    void refusesWhatAvroSaysMustBeRefused(String type, String bytes) {
        for (String role : List.of("nominal", "continuous", "multi-valued", "ignored")) {
            if (!canBe(role, type)) {
                continue;
            }
            Schema schema = new Schema.Parser().parse("""
                    {"type":"record","name":"R","fields":[
                    {"name":"id","type":"string"},{"name":"at","type":"long"},{"name":"label","type":"boolean"},
                    {"name":"other","type":"int"},{"name":"field","type":%s}]}""".formatted(type));
            EventSchema events = new EventSchema(schema, List.of(), spec(role));
            WriterFields fields = WriterFields.of(schema, events);
            for (EventDecoder decoder :
                    List.of(new GenericDecoder(fields), DirectDecoder.of(fields).orElseThrow())) {
                assertThatThrownBy(() -> decoder.decode(datum(bytes), 0, new RawEvent(events.spec())))
                        .as("%s as %s", type, role)
                        .isInstanceOfSatisfying(BadEventException.class, refused -> assertThat(refused.reason())
                                .isEqualTo(Reason.MALFORMED));
            }
        }
    }

    private static boolean canBe(String role, String type) {
        return switch (role) {
            case "nominal" -> !type.contains("array") && !type.contains("map") && !type.equals("\"bytes\"");
            case "continuous" -> type.equals("\"int\"") || type.equals("\"long\"");
            case "multi-valued" -> type.contains("array") || type.contains("map");
            default -> true;
        };
    }

    private static FeatureSpec spec(String role) {
        String field =
                switch (role) {
                    case "ignored" -> "[field]";
                    case "continuous" -> "[{field: field}]";
                    case "nominal" -> "[{field: field, capacity: 5}, {field: other, capacity: 5}]";
                    default -> "[{field: field, capacity: 5, max-values: 3}]";
                };
        String other = role.equals("nominal") ? "" : "nominal: [{field: other, capacity: 5}]\n";
        return FeatureSpec.parse("event-id: id\nevent-time: at\ntasks: [{name: t, field: label, positive: true}]\n"
                + other + role + ": " + field + "\n");
    }

    /** An id, a time, a label and a number, and then what must be refused. */
    private static byte[] datum(String bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {2, 'a', 0, 1, 2});
        out.writeBytes(HexFormat.of().parseHex(bytes));
        return out.toByteArray();
    }
}
