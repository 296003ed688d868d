package org.mmoestreams.app.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.replay.CensusEvents;
import org.mmoestreams.app.replay.CensusGenerator;
import org.mmoestreams.app.replay.CensusTree;
import org.mmoestreams.app.replay.RowRange;
import org.mmoestreams.app.serde.BadEventException.Reason;
import org.mmoestreams.app.testing.Visits;
import org.mmoestreams.features.FeatureEncoder;

class EventReaderTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int HEADER = 10;

    private final EventReader reader = new EventReader(Visits.schema(), DAY);
    private final GenericRecord visit = Visits.labelled(new SplittableRandom(5), 7, Visits.START);

    @Test
    void readsEveryRoleOfAnEvent() throws BadEventException {
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        visit.put("place", "élan");
        visit.put(
                "kind",
                new GenericData.EnumSymbol(Visits.SCHEMA.getField("kind").schema(), "FLY"));
        visit.put("amount", 99.0);
        visit.put("visits", 3L);
        visit.put("bought", true);
        visit.put("spent", -2.5);
        EncodedEvent first = read(encoder, visit);
        assertThat(first.id()).isEqualTo("visit-7");
        assertThat(first.time()).isEqualTo(Visits.START);
        assertThat(first.labels()).containsExactly(1.0, -2.5);
        assertThat(first.logs()).containsExactly((float) StrictMath.log1p(99), (float) StrictMath.log1p(3));
        assertThat(read(encoder, visit)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"place,0", "kind,1", "member,2", "shelf,3"})
    void tellsTheValuesOfEveryNominalTypeApart(String field, int index) throws BadEventException {
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        EncodedEvent one = read(encoder, visit);
        Object value = visit.get(field);
        visit.put(field, other(field));
        EncodedEvent other = read(encoder, visit);
        assertThat(other.embeddingRows().get(index))
                .isNotEqualTo(one.embeddingRows().get(index));
        visit.put(field, value);
        assertThat(read(encoder, visit)).isEqualTo(one);
    }

    @Test
    void readsMissingValuesAndUnknownLabels() throws BadEventException {
        visit.put("place", null);
        visit.put("amount", null);
        visit.put("bought", null);
        visit.put("spent", null);
        EncodedEvent event = read(new FeatureEncoder(Visits.SPEC), visit);
        assertThat(event.embeddingRows().get(0))
                .as("row of a missing nominal value")
                .isZero();
        assertThat(event.logs().get(0)).isNaN();
        assertThat(event.labels()).containsExactly(Double.NaN, Double.NaN);
        assertThat(reader.read(Visits.bytes(visit), Visits.START).values().isLabelled())
                .isFalse();
        visit.put("spent", 0.0);
        assertThat(reader.read(Visits.bytes(visit), Visits.START).values().isLabelled())
                .isTrue();
    }

    @Test
    void readsCensusEvents() throws BadEventException {
        String[] row =
                CensusGenerator.of(CensusTree.standard(), 3, RowRange.first(1)).next();
        row[41] = "50000+.";
        row[7] = "Divorced";
        Instant time = Instant.ofEpochMilli(Visits.START);
        EventReader census = new EventReader(EventSchema.census(), DAY);
        Event event = census.read(AvroBytes.of(CensusEvents.of("r000000001", time, row)), Visits.START);
        assertThat(event.idText()).isEqualTo("r000000001");
        assertThat(event.time()).isEqualTo(Visits.START);
        assertThat(event.values().label(0)).isEqualTo(1);
        assertThat(event.values().label(1)).isZero();
    }

    @Test
    void refusesARecordWithoutValue() {
        refused(Reason.NULL_VALUE, null);
    }

    @Test
    void refusesBytesWithoutMarker() {
        byte[] bytes = Visits.bytes(visit);
        refused(Reason.NOT_SINGLE_OBJECT, new byte[0]);
        refused(Reason.NOT_SINGLE_OBJECT, "{\"id\": \"visit-7\"}".getBytes(StandardCharsets.UTF_8));
        bytes[0]++;
        refused(Reason.NOT_SINGLE_OBJECT, bytes);
        bytes[0]--;
        bytes[1]++;
        refused(Reason.NOT_SINGLE_OBJECT, bytes);
    }

    @Test
    void refusesAnUnknownFingerprintAndShowsIt() {
        byte[] bytes = Visits.bytes(visit);
        for (int i = 0; i < 8; i++) {
            bytes[2 + i] = (byte) (0x81 - i);
        }
        assertThat(refused(Reason.UNKNOWN_SCHEMA, bytes))
                .hasMessage("schema fingerprint: 7a7b7c7d7e7f8081 (expected: that of event.schema or of one of"
                        + " event.writer-schemas; add the writer's schema there)");
    }

    @Test
    void refusesAnEventCutOffAnywhere() {
        byte[] bytes = Visits.bytes(visit);
        for (int length = 0; length < bytes.length; length++) {
            refused(length < HEADER ? Reason.NOT_SINGLE_OBJECT : Reason.MALFORMED, Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void refusesBytesLeftOver() {
        byte[] bytes = Visits.bytes(visit);
        refused(Reason.MALFORMED, Arrays.copyOf(bytes, bytes.length + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 20, 1L << 30, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE})
    void refusesATextWhoseLengthIsALie(long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Visits.bytes(visit), 0, HEADER);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        encoder.writeLong(length);
        encoder.writeFixed(new byte[100]);
        encoder.flush();
        refused(Reason.MALFORMED, out.toByteArray());
    }

    @Test
    void readsOrRefusesEveryChangeOfOneByteAndStaysInOrder() throws BadEventException {
        byte[] good = Visits.bytes(visit);
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        EncodedEvent event = read(encoder, visit);
        int refused = 0;
        for (int at = 0; at < good.length; at++) {
            for (int change = 1; change < 256; change++) {
                byte[] bytes = good.clone();
                bytes[at] ^= (byte) change;
                try {
                    reader.read(bytes, Visits.START);
                } catch (BadEventException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(HEADER * 255);
        assertThat(read(encoder, visit)).isEqualTo(event);
    }

    @Test
    void refusesAnEmptyAndATooLongId() {
        visit.put("id", "");
        assertThat(refused(Reason.BAD_ID, Visits.bytes(visit))).hasMessage("event id: 0 bytes (expected: 1 to 256)");
        visit.put("id", "é".repeat(129));
        assertThat(refused(Reason.BAD_ID, Visits.bytes(visit))).hasMessage("event id: 258 bytes (expected: 1 to 256)");
    }

    @Test
    void takesAnIdOfExactlyTheMostBytes() throws BadEventException {
        visit.put("id", "é".repeat(128));
        assertThat(reader.read(Visits.bytes(visit), Visits.START).idText()).isEqualTo("é".repeat(128));
    }

    @Test
    void refusesANegativeTime() {
        visit.put("at", -1L);
        assertThat(refused(Reason.BAD_TIME, Visits.bytes(visit))).hasMessage("event time: -1 (expected: >= 0)");
    }

    @Test
    void refusesATimeTooFarAheadOfTheRecord() throws BadEventException {
        visit.put("at", Visits.START + DAY.toMillis());
        assertThat(reader.read(Visits.bytes(visit), Visits.START).time()).isEqualTo(Visits.START + DAY.toMillis());
        visit.put("at", Visits.START + DAY.toMillis() + 1);
        assertThat(refused(Reason.BAD_TIME, Visits.bytes(visit)))
                .hasMessageContaining("86400000 ms, after the record's timestamp " + Visits.START);
        visit.put("at", Long.MAX_VALUE);
        refused(Reason.BAD_TIME, Visits.bytes(visit));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatAreNotFinite(double number) {
        visit.put("amount", number);
        assertThat(refused(Reason.BAD_VALUE, Visits.bytes(visit)))
                .hasMessage("amount: " + number + " (expected: a finite number)");
        visit.put("amount", 1.0);
        visit.put("spent", number);
        assertThat(refused(Reason.BAD_VALUE, Visits.bytes(visit)))
                .hasMessage("spent: " + number + " (expected: a finite number)");
    }

    @Test
    void refusesNumbersThatTheModelCannotTake() {
        visit.put("amount", -2e100);
        assertThat(refused(Reason.BAD_VALUE, Visits.bytes(visit)))
                .hasMessageStartingWith("amount: -2.0E100 (expected: -1e100 to 1e100");
        visit.put("amount", 1.0);
        visit.put("spent", 2e100);
        assertThat(refused(Reason.BAD_VALUE, Visits.bytes(visit)))
                .hasMessageStartingWith("spent: 2.0E100 (expected: -1e100 to 1e100");
    }

    @Test
    void refusesATooLongNominalValue() throws BadEventException {
        visit.put("place", "x".repeat(1024));
        reader.read(Visits.bytes(visit), Visits.START);
        visit.put("place", "x".repeat(1025));
        assertThat(refused(Reason.BAD_VALUE, Visits.bytes(visit))).hasMessage("place: 1025 bytes (expected: <= 1024)");
    }

    @Test
    void refusesATooLongNominalValueThatIsReadAsAJavaString() {
        Schema schema = new Schema.Parser()
                .parse(Visits.SCHEMA
                        .toString()
                        .replace("\"string\"", "{\"type\":\"string\",\"avro.java.string\":\"String\"}"));
        EventReader strings = new EventReader(new EventSchema(schema, List.of(), Visits.SPEC), DAY);
        visit.put("place", "é".repeat(513));
        BadEventException refused =
                catchThrowableOfType(BadEventException.class, () -> strings.read(Visits.bytes(visit), Visits.START));
        assertThat(refused).hasMessage("place: 1026 bytes (expected: <= 1024)");
    }

    @Test
    void refusesALabelThatIsNoNameAndTakesEveryOtherNameForNegative() throws BadEventException {
        String[] row =
                CensusGenerator.of(CensusTree.standard(), 3, RowRange.first(1)).next();
        EventReader census = new EventReader(EventSchema.census(), DAY);
        row[41] = "";
        assertThat(census.read(censusBytes(row), Visits.START).values().label(0))
                .isZero();
        row[41] = "x".repeat(1025);
        assertThat(catchThrowableOfType(BadEventException.class, () -> census.read(censusBytes(row), Visits.START)))
                .hasMessageEndingWith(": 1025 bytes (expected: <= 1024)");
        row[41] = "~~label~~";
        String text = new String(censusBytes(row), StandardCharsets.ISO_8859_1);
        byte[] broken = text.replace("~~label~~", "~~lab\u00ffl~~").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(BadEventException.class, () -> census.read(broken, Visits.START)))
                .hasMessageEndingWith(": bytes that are no UTF-8 (expected: UTF-8)");
    }

    @Test
    void goesOnAfterAnEventThatWasRefused() throws BadEventException {
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        EncodedEvent before = read(encoder, visit);
        byte[] bytes = Visits.bytes(visit);
        refused(Reason.MALFORMED, Arrays.copyOf(bytes, bytes.length - 3));
        assertThat(read(encoder, visit)).isEqualTo(before);
    }

    @Test
    void refusesASpecThatNamesAFieldTheSchemaLacks() {
        assertThatThrownBy(() -> new EventSchema(without("note"), List.of(), Visits.SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ignored: note (expected: a field of the event schema)");
    }

    private static byte[] censusBytes(String[] row) {
        return AvroBytes.of(CensusEvents.of("r000000001", Instant.ofEpochMilli(Visits.START), row));
    }

    private Object other(String field) {
        return switch (field) {
            case "place" -> "elsewhere";
            case "kind" ->
                new GenericData.EnumSymbol(
                        Visits.SCHEMA.getField("kind").schema(),
                        visit.get("kind").toString().equals("RIDE") ? "FLY" : "RIDE");
            case "member" -> !(boolean) visit.get("member");
            default -> (int) visit.get(field) + 100;
        };
    }

    private static Schema without(String field) {
        Schema schema = Schema.createRecord("Visit", null, "shop", false);
        schema.setFields(Visits.SCHEMA.getFields().stream()
                .filter(each -> !each.name().equals(field))
                .map(each -> new Schema.Field(each, each.schema()))
                .toList());
        return schema;
    }

    private EncodedEvent read(FeatureEncoder encoder, GenericRecord record) throws BadEventException {
        return EncodedEvent.of(Visits.SPEC, encoder, reader.read(Visits.bytes(record), Visits.START));
    }

    private BadEventException refused(Reason reason, byte[] value) {
        BadEventException refused =
                catchThrowableOfType(BadEventException.class, () -> reader.read(value, Visits.START));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        return refused;
    }
}
