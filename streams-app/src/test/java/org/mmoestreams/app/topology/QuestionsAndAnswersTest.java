package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.LabelEvent;

/**
 * Six trips are predicted as they depart and learnt as they arrive, in the order that the example of {@code
 * simulate_qa} in {@code river/stream/qa.py} of online-ml/river has for them.
 */
class QuestionsAndAnswersTest {

    private static final long EIGHT = Visits.START - Visits.START % 86_400_000 + 20 * 3_600_000;
    private static final int[] MINUTES = {0, 10, 20, 45, 50, 55};
    private static final int[] SECONDS = {900, 1800, 300, 400, 240, 450};
    private static final List<String> ORDER =
            List.of("dep0", "dep1", "arr0", "dep2", "arr2", "arr1", "dep3", "dep4", "arr3", "arr4", "dep5", "arr5");

    private final SplittableRandom random = new SplittableRandom(5);
    private final List<String> told = new ArrayList<>();
    private int predictions;

    @Test
    void predictsTripsAsTheyDepartAndLearnsThemAsTheyArrive() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("topics.labels=labels", "window.rows=1")) {
            for (String each : ORDER) {
                int trip = each.charAt(3) - '0';
                if (each.startsWith("dep")) {
                    depart(driver, trip);
                } else {
                    arrive(driver, trip);
                }
                look(driver);
            }
        }
        assertThat(told).isEqualTo(ORDER);
    }

    private void depart(LearnerDriver driver, int trip) {
        GenericRecord visit = Visits.unlabelled(random, trip, EIGHT + MINUTES[trip] * 60_000L);
        driver.send(new TestRecord<>(null, Visits.bytes(visit), new RecordHeaders(), (long) visit.get("at")));
        driver.advance(Duration.ofSeconds(1));
    }

    private void arrive(LearnerDriver driver, int trip) {
        long time = EIGHT + MINUTES[trip] * 60_000L + SECONDS[trip] * 1000L;
        LabelEvent label = LabelEvent.newBuilder()
                .setEventId("visit-" + trip)
                .setEventTime(Instant.ofEpochMilli(time))
                .setTask("spends")
                .setValue((double) SECONDS[trip])
                .build();
        driver.sendLabel(label, time);
    }

    private void look(LearnerDriver driver) {
        driver.predictions()
                .subList(predictions, driver.predictions().size())
                .forEach(prediction -> told.add(prediction.getEventId().replace("visit-", "dep")));
        predictions = driver.predictions().size();
        driver.history().forEach(window -> window.getEventIds().forEach(id -> told.add(id.replace("visit-", "arr"))));
    }
}
