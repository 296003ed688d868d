package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;

/**
 * The check that a learner which dies between and amid commits, and comes back from its stores, does all that one which
 * never died does.
 */
final class RestartCheck {

    private static final Duration LINGER = Duration.ofMillis(20);
    private static final int CUTS = 10;
    private static final double COMMITS = 0.2;
    private static final double LINGERS = 0.1;

    private RestartCheck() {}

    /**
     * Runs events through a learner that dies at 10 random points and through one that does not.
     *
     * @throws AssertionError when they differ
     */
    static void run(Variant variant, EventSchema schema, Settings settings, List<byte[]> events, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (RestartableLearner steady =
                        new RestartableLearner(schema, settings, Visits.START, variant).committingWhenTold();
                RestartableLearner mortal =
                        new RestartableLearner(schema, settings, Visits.START, variant).committingWhenTold()) {
            events.forEach(steady::send);
            steady.advance(LINGER);
            int restarts = sendAmidRestarts(mortal, events, random);
            mortal.advance(LINGER);
            assertThat(restarts).isEqualTo(CUTS);
            steady.commit();
            mortal.commit();
            for (String sink : List.of(
                    LearnerNode.PREDICTIONS, LearnerNode.SCORED_WINDOWS, LearnerNode.DEAD_LETTERS, LearnerNode.DRIFT)) {
                assertThat(sentTo(sink, mortal)).as(sink).isEqualTo(sentTo(sink, steady));
            }
            assertThat(mortal.digest()).isEqualTo(steady.digest());
            assertThat(mortal.stored(LearnerNode.MODEL_STORE))
                    .containsExactlyEntriesOf(steady.stored(LearnerNode.MODEL_STORE));
            assertThat(mortal.waiting()).containsExactlyEntriesOf(steady.waiting());
        }
    }

    private static int sendAmidRestarts(RestartableLearner learner, List<byte[]> events, SplittableRandom random) {
        Set<Integer> cuts =
                random.ints(0, events.size()).distinct().limit(CUTS).boxed().collect(Collectors.toSet());
        int committed = 0;
        int restarts = 0;
        for (int next = 0; next < events.size(); next++) {
            learner.send(events.get(next));
            if (random.nextDouble() < LINGERS) {
                learner.advance(LINGER);
            }
            if (random.nextDouble() < COMMITS) {
                learner.commit();
                committed = next + 1;
            }
            if (cuts.remove(next)) {
                learner.crash();
                next = committed - 1;
                restarts++;
            }
        }
        return restarts;
    }

    private static List<String> sentTo(String sink, RestartableLearner learner) {
        return learner.published().stream()
                .filter(line -> line.startsWith(sink + " "))
                .toList();
    }
}
