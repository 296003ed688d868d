package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.app.config.RecordTimes;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.testing.LogLines;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.testing.Visits;

/**
 * Whatever is wrong with an event, it becomes a dead letter with the reason and the bytes as they came, and
 * predictions, model and metrics are those of the stream without it.
 */
class BadEventsTest {

    private static final String PLACEHOLDER = "~~here~~";
    private static final int MEGABYTE = 1_000_000;
    private static final Duration LINGER = Duration.ofMillis(20);
    private static final long CENTURY = Duration.ofDays(36_525).toMillis();

    /**
     * Events that are refused.
     *
     * @param name what is wrong
     * @param reason what it is refused for
     * @param events values of records
     */
    record Bad(String name, Reason reason, List<byte[]> events) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void changesNothingButTheDeadLetters(Bad bad) {
        List<byte[]> good = new VisitStream(0.8, 1000, 3000, 0.02).bytes(new SplittableRandom(51), 60);
        String[] often = {"metrics.every-rows=8", "metrics.sliding-rows=24", "window.max-stream-time=PT30S"};
        try (LearnerDriver spared = LearnerDriver.ofVisits(often);
                LearnerDriver driver = LearnerDriver.ofVisits(often)) {
            int next = 0;
            for (int i = 0; i < good.size(); i++) {
                for (; placeOf(next, bad, good) == i; next++) {
                    driver.send(bad.events().get(next));
                }
                spared.send(good.get(i));
                driver.send(good.get(i));
            }
            spared.advance(LINGER);
            driver.advance(LINGER);
            assertThat(driver.said()).hasSize(good.size()).isEqualTo(spared.said());
            assertThat(driver.digest()).isEqualTo(spared.digest());
            assertThat(driver.metrics()).isNotEmpty().isEqualTo(spared.metrics());
            assertThat(spared.deadLetters()).isEmpty();
            assertKept(driver.deadLetters(), bad);
        }
    }

    @Test
    void theOddValuesThatAreTakenHaveTheirDocumentedMeaning() {
        try (LearnerDriver driver = LearnerDriver.ofVisits();
                LearnerDriver plain = LearnerDriver.ofVisits()) {
            for (int i = 0; i < 40; i++) {
                GenericRecord visit = Visits.labelled(new SplittableRandom(i), i, Visits.START);
                visit.put("place", "place-" + i % 6);
                plain.send(Visits.bytes(visit));
                visit.put("note", "x".repeat(i == 7 ? MEGABYTE : 3));
                visit.put("place", i % 6 == 0 ? "" : "place-" + i % 6);
                driver.send(Visits.bytes(visit));
            }
            assertThat(driver.deadLetters()).isEmpty();
            assertThat(driver.said())
                    .as("an empty name is a name, what is ignored may be anything")
                    .hasSize(40)
                    .isEqualTo(plain.said());
        }
    }

    @Test
    void aRecordWithoutATimestampGoesThroughForThereIsNothingToCompareWith() {
        TimestampExtractor times = new RecordTimes();
        ConsumerRecord<Object, Object> without = new ConsumerRecord<>("features", 0, 7, null, visit());
        assertThat(without.timestamp()).isEqualTo(ConsumerRecord.NO_TIMESTAMP);
        assertThat(StreamsProperties.of(Settings.of(), "127.0.0.1:1"))
                .containsEntry(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTimes.class.getName());
        try (LearnerDriver driver = LearnerDriver.ofVisits()) {
            driver.send(new TestRecord<>(null, visit(), null, times.extract(without, -1)));
            driver.send(
                    new TestRecord<>(null, visit(v -> v.put("at", Long.MIN_VALUE)), null, times.extract(without, -1)));
            driver.send(new TestRecord<>(null, visit(), null, 0L));
            driver.advance(LINGER);
            assertThat(driver.said()).hasSize(1);
            List<TestRecord<byte[], byte[]>> letters = driver.deadLetters();
            assertThat(letters).hasSize(2);
            assertThat(header(letters.get(0), "mmoe.reason")).isEqualTo("BAD_TIME");
            assertThat(letters.get(0).headers().lastHeader("mmoe.timestamp")).isNull();
            assertThat(header(letters.get(1), "__streams.errors.message")).endsWith("the record's timestamp 0)");
            assertThat(header(letters.get(1), "mmoe.timestamp")).isEqualTo("0");
        }
    }

    @Test
    void countsAndWarnsOfEventsThatAreLost() {
        try (LearnerDriver driver = LearnerDriver.ofVisits();
                LogLines log = LogLines.of(Observations.class)) {
            for (int i = 0; i < 300; i++) {
                driver.send(visit(v -> v.put("amount", Double.NaN)));
            }
            driver.send(new byte[0]);
            for (int i = 0; i < 8; i++) {
                driver.send(visit());
            }
            assertThat(driver.observed().eventsRead()).isEqualTo(309);
            assertThat(driver.observed().rowsLearnt()).isEqualTo(8);
            assertThat(driver.observed().deadLetters()).isEqualTo(Map.of("BAD_VALUE", 300L, "NOT_SINGLE_OBJECT", 1L));
            assertThat(driver.observed().summary())
                    .isEqualTo("309 events read, 8 rows learnt, 301 dead letters (BAD_VALUE 300, NOT_SINGLE_OBJECT 1)");
            assertThat(log.warnings()).hasSize(4).allMatch(line -> line.lines().count() == 1);
            assertThat(log.warnings().get(2))
                    .isEqualTo("Dead letters, BAD_VALUE: 100 of 100 events so far, `mmoe-streams consume dead-letters`"
                            + " shows them; the last, census.features-0, offset 99: amount: NaN (expected: a"
                            + " finite number)");
            assertThat(log.warnings().get(3)).startsWith("Dead letters, NOT_SINGLE_OBJECT: 1 of 301 events so far,");
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(
                bad("no value", Reason.NULL_VALUE, (byte[]) null),
                bad("no bytes", Reason.NOT_SINGLE_OBJECT, new byte[0]),
                bad("JSON", Reason.NOT_SINGLE_OBJECT, "{\"id\": \"visit-7\"}".getBytes(StandardCharsets.UTF_8)),
                bad("a registry's framing", Reason.NOT_SINGLE_OBJECT, framed()),
                new Bad("cut off in the header", Reason.NOT_SINGLE_OBJECT, cut(0, 10)),
                new Bad("cut off at every length", Reason.MALFORMED, cut(10, visit().length)),
                bad("bytes left over", Reason.MALFORMED, Arrays.copyOf(visit(), visit().length + 1)),
                bad("a field is missing", Reason.UNKNOWN_SCHEMA, visitWithout("shelf")),
                bad("a field of another type", Reason.UNKNOWN_SCHEMA, visitWithShelfAsText()),
                bad("another schema's datum", Reason.MALFORMED, datumUnderOurFingerprint(visitWithout("shelf"))),
                numbers("not a number", Double.NaN),
                numbers("infinite", Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                numbers("1e308", 1e308, -1e308),
                bad("a megabyte of a name", Reason.BAD_VALUE, visit(v -> v.put("place", "x".repeat(MEGABYTE)))),
                bad("a megabyte of an id", Reason.BAD_ID, visit(v -> v.put("id", "x".repeat(MEGABYTE)))),
                bad("an empty id", Reason.BAD_ID, visit(v -> v.put("id", ""))),
                bad("a name that is no UTF-8", Reason.BAD_VALUE, broken(visit(v -> v.put("place", PLACEHOLDER)))),
                bad("an id that is no UTF-8", Reason.BAD_VALUE, broken(visit(v -> v.put("id", PLACEHOLDER)))),
                bad(
                        "a time before the year 1",
                        Reason.BAD_TIME,
                        visit(v -> v.put("at", -62_135_596_800_001L)),
                        visit(v -> v.put("at", Long.MIN_VALUE))),
                bad(
                        "a century ahead",
                        Reason.BAD_TIME,
                        visit(v -> v.put("at", Visits.START + CENTURY)),
                        visit(v -> v.put("at", Long.MAX_VALUE))));
    }

    /** Bad events are spread evenly over the good ones. */
    private static int placeOf(int index, Bad bad, List<byte[]> good) {
        return (2 * index + 1) * good.size() / (2 * bad.events().size());
    }

    private static void assertKept(List<TestRecord<byte[], byte[]>> letters, Bad bad) {
        assertThat(letters).hasSameSizeAs(bad.events());
        for (int i = 0; i < letters.size(); i++) {
            assertThat(letters.get(i).value()).isEqualTo(bad.events().get(i));
            assertThat(header(letters.get(i), "mmoe.reason"))
                    .isEqualTo(bad.reason().name());
            assertThat(header(letters.get(i), "__streams.errors.message")).contains(" (expected: ");
        }
    }

    private static Bad bad(String name, Reason reason, byte[]... events) {
        return new Bad(name, reason, Arrays.asList(events));
    }

    private static Bad numbers(String name, double... numbers) {
        List<byte[]> events = Arrays.stream(numbers)
                .boxed()
                .flatMap(number -> Stream.of(visit(v -> v.put("amount", number)), visit(v -> v.put("spent", number))))
                .toList();
        return new Bad(name, Reason.BAD_VALUE, events);
    }

    private static List<byte[]> cut(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(length -> Arrays.copyOf(visit(), length))
                .toList();
    }

    private static byte[] visit() {
        return visit(v -> {});
    }

    private static byte[] visit(Consumer<GenericRecord> change) {
        return Visits.bytes(changed(change));
    }

    private static GenericRecord changed(Consumer<GenericRecord> change) {
        GenericRecord visit = Visits.labelled(new SplittableRandom(53), 999, Visits.START + 10_000);
        change.accept(visit);
        return visit;
    }

    private static byte[] visitWithout(String field) {
        return rewritten(Visits.SCHEMA.getFields().stream()
                .filter(each -> !each.name().equals(field))
                .map(each -> new Schema.Field(each, each.schema()))
                .toList());
    }

    private static byte[] visitWithShelfAsText() {
        return rewritten(Visits.SCHEMA.getFields().stream()
                .map(each -> new Schema.Field(
                        each, each.name().equals("shelf") ? Schema.create(Schema.Type.STRING) : each.schema()))
                .toList());
    }

    private static byte[] rewritten(List<Schema.Field> fields) {
        Schema schema = Schema.createRecord("Visit", null, "shop", false, fields);
        GenericRecord visit = changed(v -> {});
        GenericRecord written = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = visit.get(field.name());
            written.put(field.pos(), field.schema().getType() == Schema.Type.STRING ? value.toString() : value);
        }
        return Visits.bytes(written);
    }

    private static byte[] datumUnderOurFingerprint(byte[] other) {
        byte[] bytes = other.clone();
        System.arraycopy(visit(), 0, bytes, 0, 10);
        return bytes;
    }

    private static byte[] framed() {
        byte[] visit = visit();
        return ByteBuffer.allocate(visit.length - 5)
                .put((byte) 0)
                .putInt(7)
                .put(visit, 10, visit.length - 10)
                .array();
    }

    private static byte[] broken(byte[] visit) {
        String text = new String(visit, StandardCharsets.ISO_8859_1);
        return text.replace(PLACEHOLDER, "~~\u00ff\u00c3re~~").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
