package org.mmoestreams.app.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;

/** A topic of labels changes nothing for events that have theirs. */
final class LabelArrivalsTest {

    private static final int VISITS = 40;

    @Test
    void predictsAndLearnsEventsThatHaveTheirLabelsAsIfThereWereNoOthers() {
        try (LearnerDriver plain = LearnerDriver.ofVisits();
                LearnerDriver labelled = LearnerDriver.ofVisits("topics.labels=clicks")) {
            for (LearnerDriver driver : List.of(plain, labelled)) {
                SplittableRandom random = new SplittableRandom(29);
                for (int i = 0; i < VISITS; i++) {
                    driver.send(Visits.bytes(Visits.labelled(random, i, Visits.START + i)));
                }
            }
            assertThat(labelled.said()).hasSize(VISITS).isEqualTo(plain.said());
            assertThat(labelled.digest()).isEqualTo(plain.digest());
        }
    }

    @Test
    void givesADeadLetterTheTimeOfItsRecord() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("topics.labels=clicks")) {
            long time = Visits.START + 7;
            driver.send(new TestRecord<>(null, new byte[] {1, 2, 3}, null, time));
            assertThat(driver.deadLetters()).singleElement().satisfies(letter -> assertThat(
                            letter.headers().lastHeader("mmoe.timestamp").value())
                    .isEqualTo(Long.toString(time).getBytes(UTF_8)));
        }
    }
}
