package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.Prediction;

/** Windows that stream time closes before they are full. They have 8 rows unless a test says otherwise. */
class StreamTimeTest {

    private static final Duration LINGER = Duration.ofMillis(20);

    private final SplittableRandom random = new SplittableRandom(17);

    @Test
    void closesAWindowThatStreamTimeHasPassed() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("window.max-stream-time=PT10S")) {
            driver.send(labelledAt(0, 0));
            driver.send(labelledAt(1, 10_000));
            assertThat(driver.predictions()).as("10 s are not more than 10 s").isEmpty();
            driver.send(labelledAt(2, 10_001));
            assertThat(driver.predictions()).hasSize(2);
            driver.advance(LINGER);
            assertThat(driver.predictions())
                    .extracting(Prediction::getModelVersion)
                    .containsExactly(0L, 0L, 1L);
        }
    }

    @Test
    void closesNoWindowForALateEvent() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("window.max-stream-time=PT10S")) {
            driver.send(labelledAt(0, 60_000));
            driver.send(labelledAt(1, 0));
            driver.send(labelledAt(2, 70_000));
            assertThat(driver.predictions()).isEmpty();
            driver.send(labelledAt(3, 70_001));
            assertThat(driver.predictions()).hasSize(3);
        }
    }

    @Test
    void opensAWindowAtStreamTimeThoughItsFirstEventIsLate() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("window.rows=2", "window.max-stream-time=PT10S")) {
            driver.send(labelledAt(0, 60_000));
            driver.send(labelledAt(1, 60_000));
            driver.send(labelledAt(2, 0));
            driver.send(labelledAt(3, 70_000));
            assertThat(driver.predictions())
                    .as("the second window opened at 60 s and is closed by count")
                    .extracting(Prediction::getModelVersion)
                    .containsExactly(0L, 0L, 1L, 1L);
        }
    }

    @Test
    void leavesWindowsOpenForeverWhereStreamTimeIsNotToCloseThem() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("window.max-stream-time=PT0S")) {
            driver.send(labelledAt(0, 0));
            driver.send(labelledAt(1, Duration.ofHours(20).toMillis()));
            assertThat(driver.predictions()).isEmpty();
        }
    }

    private byte[] labelledAt(int index, long millis) {
        return Visits.bytes(Visits.labelled(random, index, Visits.START + millis));
    }
}
