package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.serde.EncodedEvent;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;

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
        Census census = new Census();
        String[] row = census.generated(3, RowRange.first(1)).next();
        row[41] = "50000+.";
        row[7] = "Divorced";
        Instant time = Instant.ofEpochMilli(Visits.START);
        byte[] bytes = census.events().bytes(census.events().event("r000000001", time, row));
        Event event = new EventReader(EventSchema.census(), DAY).read(bytes, Visits.START);
        assertThat(event.idText()).isEqualTo("r000000001");
        assertThat(event.time()).isEqualTo(Visits.START);
        assertThat(event.values().label(0)).isEqualTo(1);
        assertThat(event.values().label(1)).isZero();
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
    void takesAnIdOfExactlyTheMostBytes() throws BadEventException {
        visit.put("id", "é".repeat(128));
        assertThat(reader.read(Visits.bytes(visit), Visits.START).idText()).isEqualTo("é".repeat(128));
    }

    @Test
    void goesOnAfterAnEventThatWasRefused() throws BadEventException {
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        EncodedEvent before = read(encoder, visit);
        byte[] bytes = Visits.bytes(visit);
        assertThatThrownBy(() -> reader.read(Arrays.copyOf(bytes, bytes.length - 3), Visits.START))
                .isInstanceOfSatisfying(
                        BadEventException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        assertThat(read(encoder, visit)).isEqualTo(before);
    }

    @Test
    void refusesASpecThatNamesAFieldTheSchemaLacks() {
        assertThatThrownBy(() -> new EventSchema(without("note"), List.of(), Visits.SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event.spec: ignored: note (expected: a field of the event schema)");
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
}
