package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;

/** Events in, predictions out, without a broker. Windows have 8 rows. */
class LearnerTopologyTest {

    private static final Duration LINGER = Duration.ofMillis(20);

    private final SplittableRandom random = new SplittableRandom(17);

    @Test
    void predictsOnlyWhenAWindowIsFullOrTheLingerIsOver() {
        List<byte[]> visits = VisitStream.labelled().bytes(random, 12);
        try (LearnerDriver driver = LearnerDriver.ofVisits()) {
            visits.subList(0, 7).forEach(driver::send);
            assertThat(driver.predictions()).isEmpty();
            driver.send(visits.get(7));
            assertThat(driver.predictions()).hasSize(8);
            visits.subList(8, 12).forEach(driver::send);
            driver.advance(LINGER.minusMillis(1));
            assertThat(driver.predictions()).hasSize(8);
            driver.advance(LINGER);
            assertThat(driver.predictions())
                    .extracting(Prediction::getEventId)
                    .containsExactlyElementsOf(ids(IntStream.range(0, 12)));
        }
    }

    @Test
    void waitsForCompanyFromTheFirstEventThatWaits() {
        List<byte[]> visits = VisitStream.labelled().bytes(random, 2);
        try (LearnerDriver driver = LearnerDriver.ofVisits()) {
            driver.advance(LINGER.dividedBy(2));
            driver.send(visits.get(0));
            driver.advance(LINGER.dividedBy(2));
            assertThat(driver.predictions())
                    .as("the clock ticks at 20 ms, the event waits since 10 ms")
                    .isEmpty();
            driver.send(visits.get(1));
            driver.advance(LINGER);
            assertThat(driver.predictions()).hasSize(2);
        }
    }

    @Test
    void predictsBeforeItLearns() {
        List<byte[]> visits = VisitStream.labelled().bytes(random, 24);
        try (LearnerDriver driver = LearnerDriver.ofVisits();
                LearnerDriver turned = LearnerDriver.ofVisits()) {
            visits.forEach(driver::send);
            SplittableRandom same = new SplittableRandom(17);
            VisitStream.labelled().records(same, 24).stream()
                    .map(LearnerTopologyTest::withOtherLabelsFromRow16On)
                    .forEach(turned::send);
            assertThat(driver.predictions())
                    .extracting(Prediction::getModelVersion)
                    .containsExactlyElementsOf(IntStream.range(0, 24)
                            .mapToObj(row -> (long) (row / 8))
                            .toList());
            assertThat(turned.said())
                    .as("labels of a window do not reach its own predictions")
                    .isEqualTo(driver.said());
            assertThat(turned.digest()).isNotEqualTo(driver.digest());
        }
    }

    @Test
    void publishesPredictionsByEventIdWithProbabilitiesAndValues() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("application-id=shop")) {
            VisitStream.labelled().bytes(random, 8).forEach(driver::send);
            Prediction prediction = driver.predictions().get(0);
            assertThat(driver.predictionRecords().get(0).key()).isEqualTo("visit-0".getBytes(StandardCharsets.UTF_8));
            assertThat(prediction.getEventTime()).isEqualTo(Instant.ofEpochMilli(Visits.START + 1000));
            assertThat(prediction.getModelId()).isEqualTo("shop/0");
            assertThat(prediction.getTasks())
                    .extracting(TaskPrediction::getName)
                    .containsExactly("buys", "spends");
            assertThat(prediction.getTasks().get(0).getProbability()).isBetween(0.0, 1.0);
            assertThat(prediction.getTasks().get(0).getValue()).isNull();
            assertThat(prediction.getTasks().get(1).getProbability()).isNull();
            assertThat(prediction.getTasks().get(1).getValue()).isNotNull();
        }
    }

    @Test
    void predictsUnlabelledEventsWithoutLearningThem() {
        VisitStream unlabelled = new VisitStream(0, 1000, 0, 0);
        try (LearnerDriver driver = LearnerDriver.ofVisits()) {
            unlabelled.bytes(random, 30).forEach(driver::send);
            assertThat(driver.predictions()).as("full rounds of 8 rows").hasSize(24);
            driver.advance(LINGER);
            assertThat(driver.predictions())
                    .extracting(Prediction::getEventId)
                    .containsExactlyElementsOf(ids(IntStream.range(0, 30)));
            assertThat(driver.predictions())
                    .extracting(Prediction::getModelVersion)
                    .containsOnly(0L);
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void publishesWhatAPlainRunWorksOutWheneverItIsAsked(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<byte[]> visits = VisitStream.mixed(chance).bytes(chance, 60 + chance.nextInt(60));
        double advances = chance.nextInt(3) * 0.2;
        Settings settings = Settings.of(Visits.smallModel("window.max-stream-time=PT30S", "drift.detector=none"));
        try (LearnerDriver driver = new LearnerDriver(Visits.schema(), settings);
                PlainRun reference = PlainRun.of(Visits.schema(), settings)) {
            for (byte[] visit : visits) {
                driver.send(visit);
                reference.add(visit);
                if (chance.nextDouble() < advances) {
                    driver.advance(Duration.ofMillis(1 + chance.nextInt(60)));
                }
                assertThat(driver.predictions().size()).isGreaterThanOrEqualTo(reference.closed());
            }
            assertThat(driver.digest()).isEqualTo(reference.digest());
            driver.advance(LINGER.multipliedBy(2));
            assertThat(driver.said()).isEqualTo(reference.predictions());
            assertThat(driver.digest()).isEqualTo(reference.digest());
            assertThat(driver.deadLetters()).isEmpty();
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void aBadEventChangesNothingButTheDeadLetters(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<byte[]> visits = VisitStream.mixed(chance).bytes(chance, 70);
        Settings settings = Settings.of(Visits.smallModel("window.max-stream-time=PT30S", "drift.detector=none"));
        try (LearnerDriver driver = new LearnerDriver(Visits.schema(), settings);
                PlainRun reference = PlainRun.of(Visits.schema(), settings)) {
            int bad = 0;
            for (byte[] visit : visits) {
                if (chance.nextInt(4) == 0) {
                    driver.send(spoilt(chance, visit));
                    bad++;
                }
                driver.send(visit);
                reference.add(visit);
            }
            driver.advance(LINGER);
            assertThat(driver.said()).isEqualTo(reference.predictions());
            assertThat(driver.digest()).isEqualTo(reference.digest());
            assertThat(driver.deadLetters()).hasSize(bad);
        }
    }

    @Test
    void keepsABadEventAsItCameWithTheReasonInHeaders() {
        byte[] cut = Arrays.copyOf(labelledAt(0, 0), 20);
        Headers headers = new RecordHeaders().add("trace", new byte[] {1, 2}).add("trace", new byte[] {3});
        try (LearnerDriver driver = LearnerDriver.ofVisits()) {
            driver.send(labelledAt(0, 0));
            driver.send(new TestRecord<>(new byte[] {9}, cut, headers, Instant.ofEpochMilli(Visits.START + 5)));
            driver.send(new TestRecord<>(null, null, new RecordHeaders(), Visits.START));
            List<TestRecord<byte[], byte[]>> letters = driver.deadLetters();
            assertThat(letters).hasSize(2);
            TestRecord<byte[], byte[]> letter = letters.get(0);
            assertThat(letter.key()).containsExactly(9);
            assertThat(letter.value()).isEqualTo(cut);
            assertThat(letter.timestamp()).as("when it was written").isEqualTo(LearnerDriver.RECORD_TIME);
            assertThat(header(letter, "mmoe.timestamp")).isEqualTo(Long.toString(Visits.START + 5));
            assertThat(letter.headers().headers("trace")).hasSize(2);
            assertThat(header(letter, "mmoe.reason")).isEqualTo("MALFORMED");
            assertThat(header(letter, "__streams.errors.message")).startsWith("value: does not decode: ");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo("census.features");
            assertThat(header(letter, "__streams.errors.partition")).isEqualTo("0");
            assertThat(header(letter, "__streams.errors.offset")).isEqualTo("1");
            assertThat(letters.get(1).key()).isNull();
            assertThat(letters.get(1).value()).isNull();
            assertThat(header(letters.get(1), "mmoe.reason")).isEqualTo("NULL_VALUE");
            assertThat(driver.predictions()).isEmpty();
        }
    }

    private byte[] labelledAt(int index, long millis) {
        return Visits.bytes(Visits.labelled(random, index, Visits.START + millis));
    }

    private static byte[] withOtherLabelsFromRow16On(GenericRecord visit) {
        int row = Integer.parseInt(visit.get("id").toString().substring("visit-".length()));
        if (row >= 16) {
            visit.put("bought", !(boolean) visit.get("bought"));
            visit.put("spent", (double) visit.get("spent") + 1000);
        }
        return Visits.bytes(visit);
    }

    private static byte[] spoilt(SplittableRandom chance, byte[] visit) {
        return switch (chance.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[] {1, 2, 3};
            case 2 -> Arrays.copyOf(visit, visit.length + 1);
            default -> Arrays.copyOf(visit, chance.nextInt(visit.length));
        };
    }

    private static List<String> ids(IntStream rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add("visit-" + row));
        return ids;
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
