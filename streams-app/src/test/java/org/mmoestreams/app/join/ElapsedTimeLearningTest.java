package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FeatureSpec;

/**
 * Events that are all alike, one a second. One in four is positive; of these one in three is known to be within the ten
 * seconds that are waited, the others up to a hundred seconds later. Rows are kept for two hundred seconds.
 */
class ElapsedTimeLearningTest {

    private static final long SEED = 2012;
    private static final int EVENTS = 40_000;
    private static final int WAIT = 10;
    private static final int MOST_LATE = 100;
    private static final int RETENTION = 200;
    private static final double POSITIVE = 0.25;
    private static final double LATE = POSITIVE * 2 / 3;

    private static final String CORRECT = "late: correct, correction: ";
    private static final Offset<Double> WITHIN = Offset.offset(0.01);

    @Test
    void learnsTheShareOfPositivesAndThatOfLateOnes() {
        List<double[]> said = said(CORRECT + "elapsed-time", 1);
        assertThat(lastFifth(said, 0).getAverage()).as("positive").isEqualTo(POSITIVE, WITHIN);
        assertThat(lastFifth(said, 1).getAverage()).as("positive late").isEqualTo(LATE, WITHIN);
        assertThat(lastFifth(said, 2).getAverage())
                .as("really negative, of those that are negative at first")
                .isEqualTo((1 - POSITIVE) / (1 - POSITIVE + LATE), WITHIN);
    }

    @Test
    void learnsLessWhereLatePositivesAreOnlyCounted() {
        assertThat(lastFifth(said("late: count", 1), 0).getAverage())
                .isEqualTo(POSITIVE - LATE, WITHIN)
                .isLessThan(POSITIVE - 0.1);
    }

    /** Windows then differ in how many of their rows are positives, and how many say what became of a row. */
    @Test
    void learnsTheSameWhereLatePositivesComeManyAtATime() {
        List<double[]> said = said(CORRECT + "elapsed-time", MOST_LATE);
        assertThat(lastFifth(said, 0).getAverage()).as("positive").isEqualTo(POSITIVE, WITHIN);
        assertThat(lastFifth(said, 1).getAverage()).as("positive late").isEqualTo(LATE, WITHIN);
    }

    @Test
    void takesPositivesForInTimeUntilTheFirstRowsRetentionIsOver() {
        List<double[]> said = said(CORRECT + "elapsed-time", 1);
        List<double[]> first = said.subList(0, RETENTION / 50);
        for (double[] each : first) {
            assertThat(each[1]).isBetween(0.02, 0.08);
            assertThat(each[2]).isBetween(0.92, 0.98);
        }
    }

    /** What the model says, window by window, where late labels come every so many seconds. */
    private static List<double[]> said(String keys, int every) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Positive> positives = new ArrayList<>();
        try (JoinedLearner learner = new JoinedLearner(spec(keys), Duration.ofSeconds(RETENTION), SEED)) {
            int next = 0;
            for (int event = 0; event < EVENTS; event++) {
                if (random.nextDouble() < POSITIVE) {
                    positives.add(positive(random, event, every));
                    positives.subList(next, positives.size()).sort(Comparator.comparingInt(Positive::second));
                }
                while (next < positives.size() && positives.get(next).second <= event) {
                    Positive known = positives.get(next++);
                    learner.positive("e" + known.event, known.second * 1000L);
                }
                learner.event("e" + event, event * 1000L);
            }
            DoubleSummaryStatistics last = lastFifth(learner.said(), 0);
            System.out.printf(
                    "seed %d, %s, late ones every %d s: %.4f learnt, %.4f to %.4f%n",
                    SEED, keys, every, last.getAverage(), last.getMin(), last.getMax());
            return learner.said();
        }
    }

    private static Positive positive(SplittableRandom random, int event, int every) {
        if (random.nextInt(3) == 0) {
            return new Positive(event, event + 1 + random.nextInt(WAIT - 1));
        }
        int known = event + WAIT + 1 + random.nextInt(MOST_LATE - WAIT);
        return new Positive(event, -Math.floorDiv(-known, every) * every);
    }

    private static DoubleSummaryStatistics lastFifth(List<double[]> said, int task) {
        return said.subList(said.size() * 4 / 5, said.size()).stream()
                .mapToDouble(each -> each[task])
                .summaryStatistics();
    }

    private static FeatureSpec spec(String keys) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: time
                nominal:
                  - {field: place, capacity: 1}
                tasks:
                  - {name: buys, field: bought, positive: "yes", attribution: PT10S, at-end: negative, KEYS}
                """.replace("KEYS", keys));
    }

    /**
     * A positive label.
     *
     * @param event the event's number, and second
     * @param second when it is known
     */
    private record Positive(int event, int second) {}
}
