package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;

/** Events that are refused, each with its reason and a message that says what was expected. */
class RefusedEventTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int HEADER = 10;

    private final EventReader reader = new EventReader(Visits.schema(), DAY);
    private final GenericRecord visit = Visits.labelled(new SplittableRandom(5), 7, Visits.START);

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
    void refusesAnEmptyAndATooLongId() {
        visit.put("id", "");
        assertThat(refused(Reason.BAD_ID, Visits.bytes(visit))).hasMessage("event id: no bytes (expected: 1 to 256)");
        visit.put("id", "é".repeat(129));
        assertThat(refused(Reason.BAD_ID, Visits.bytes(visit)))
                .hasMessage("event id: more than 256 bytes (expected: 1 to 256)");
    }

    @Test
    void refusesATimeBeyondTheYears() throws BadEventException {
        visit.put("at", -62_135_596_800_000L);
        assertThat(reader.read(Visits.bytes(visit), Visits.START).time()).isEqualTo(-62_135_596_800_000L);
        visit.put("at", -62_135_596_800_001L);
        assertThat(refused(Reason.BAD_TIME, Visits.bytes(visit)))
                .hasMessage("event time: -62135596800001 (expected: a time in the years 1 to 9999)");
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
        assertThat(refused(Reason.BAD_VALUE, Visits.bytes(visit)))
                .hasMessage("place: more than 1024 bytes (expected: <= 1024)");
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
        assertThat(refused).hasMessage("place: more than 1024 bytes (expected: <= 1024)");
    }

    @Test
    void refusesALabelThatIsNoNameAndTakesEveryOtherNameForNegative() throws BadEventException {
        String[] row = new Census().generated(3, RowRange.first(1)).next();
        EventReader census = new EventReader(EventSchema.census(), DAY);
        row[41] = "";
        assertThat(census.read(censusBytes(row), Visits.START).values().label(0))
                .isZero();
        row[41] = "x".repeat(1025);
        assertThat(catchThrowableOfType(BadEventException.class, () -> census.read(censusBytes(row), Visits.START)))
                .hasMessageEndingWith(": more than 1024 bytes (expected: <= 1024)");
        row[41] = "~~label~~";
        String text = new String(censusBytes(row), StandardCharsets.ISO_8859_1);
        byte[] broken = text.replace("~~label~~", "~~lab\u00ffl~~").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(BadEventException.class, () -> census.read(broken, Visits.START)))
                .hasMessageEndingWith(": bytes that are no UTF-8 (expected: UTF-8)");
    }

    private static byte[] censusBytes(String[] row) {
        RowEvents events = new Census().events();
        return events.bytes(events.event("r000000001", Instant.ofEpochMilli(Visits.START), row));
    }

    private BadEventException refused(Reason reason, byte[] value) {
        BadEventException refused =
                catchThrowableOfType(BadEventException.class, () -> reader.read(value, Visits.START));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        return refused;
    }
}
