package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.testing.Mutations;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;

/** Ten thousand damaged events, none of which stops the learner or gets lost. */
class MutatedEventsTest {

    private static final int EVENTS = 10_000;
    private static final int HEADER = 10;
    private static final int DAMAGED_HEADERS = 20;

    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("MutatedEventsTest"));
    private final EventReader judge = new EventReader(Visits.schema(), Duration.ofDays(1));
    private int refused;
    private int labelled;

    @Test
    void everyDamagedEventIsLearntOrWaitsOrIsADeadLetter() {
        List<byte[]> samples = new VisitStream(0.7, 1000, 5000, 0.01).bytes(random, 500);
        Settings settings = Settings.of(Visits.smallModel("window.max-stream-time=PT1H"));
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), settings, Visits.START)) {
            for (int i = 0; i < EVENTS; i++) {
                int from = i % DAMAGED_HEADERS == 0 ? 0 : HEADER;
                byte[] event = Mutations.of(samples.get(random.nextInt(samples.size())), samples, from, random);
                judge(event);
                learner.send(event);
            }
            int accepted = EVENTS - refused;
            assertThat(refused).as("of both kinds there are many").isBetween(EVENTS / 10, EVENTS * 9 / 10);
            assertThat(sentTo(LearnerNode.DEAD_LETTERS, learner)).isEqualTo(refused);
            assertThat(learner.storedModel().rowsLearnt()).isGreaterThan(EVENTS / 20);
            assertThat(learner.storedModel().pendingRows() + sentTo(LearnerNode.PREDICTIONS, learner))
                    .as("predicted or waiting to be: labelled rows that were predicted do not wait any more")
                    .isGreaterThanOrEqualTo(accepted);
            learner.advance(Duration.ofSeconds(1));
            assertThat(sentTo(LearnerNode.PREDICTIONS, learner)).isEqualTo(accepted);
            assertThat(learner.storedModel().rowsLearnt()
                            + learner.storedModel().pendingRows())
                    .isEqualTo(labelled);
            assertThat(learner.storedModel().windowsRejected()).isZero();
        }
    }

    private void judge(byte[] event) {
        try {
            labelled += judge.read(event, Visits.START).values().isLabelled() ? 1 : 0;
        } catch (BadEventException e) {
            refused++;
        }
    }

    private static int sentTo(String sink, RestartableLearner learner) {
        return (int) learner.published().stream()
                .filter(line -> line.startsWith(sink + " "))
                .count();
    }
}
