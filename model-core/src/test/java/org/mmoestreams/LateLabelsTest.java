package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.OptimizerConfig;

/**
 * Events that are all alike, of which one in four is positive. Each is learnt as a negative when it comes, and the
 * positive ones once more up to 200 events later. A share q of positives among events is q / (1 + q) among the rows
 * that are so learnt: a fifth.
 */
class LateLabelsTest {

    private static final long SEED = 77;
    private static final int EVENTS = 20_000;
    private static final int MOST_LATE = 200;
    private static final int WINDOW = 50;
    private static final double AMONG_EVENTS = 0.25;
    private static final double AMONG_ROWS = 0.2;

    /** The weights move on a little with the share of positives in each window, which is a matter of the delays. */
    private static final Offset<Double> WITHIN = Offset.offset(0.005);

    @Test
    void positivesShareAmongRowsIsLearntWhereNothingMakesUpForFakeNegatives() {
        assertThat(learntShare("")).isEqualTo(AMONG_ROWS, WITHIN);
    }

    @ParameterizedTest
    @EnumSource(value = Correction.class, names = "ELAPSED_TIME", mode = EnumSource.Mode.EXCLUDE)
    void positivesShareAmongEventsIsLearntByEveryCorrectionOfNegativesThatAreLearntAtOnce(Correction correction) {
        assertThat(learntShare(correcting(correction))).isEqualTo(AMONG_EVENTS, WITHIN);
    }

    @Test
    void negativeAndItsCorrectionInAWindowAreOnePositive() {
        FeatureSpec spec = spec(correcting(Correction.IMPORTANCE_WEIGHT));
        double both;
        try (OnlineLearner learner = learner(spec, UpdateRule.SGD.at(0.2))) {
            RowBatch batch = learner.newLateBatch();
            put(learner, batch, 0, false);
            put(learner, batch, 1, true);
            both = learntPrediction(learner, batch, 2);
        }
        // the mean over one row in place of two
        try (OnlineLearner learner = learner(spec, UpdateRule.SGD.at(0.1))) {
            RowBatch batch = learner.newLateBatch();
            put(learner, batch, 0, true);
            batch.setCorrection(0, false);
            assertThat(learntPrediction(learner, batch, 1)).isGreaterThan(0.5).isEqualTo(both, Offset.offset(1e-6));
        }
    }

    @Test
    void batchForLateLabelsIsLearntAsAnyOtherBitForBit() {
        FeatureSpec spec = spec(correcting(Correction.IMPORTANCE_WEIGHT));
        try (OnlineLearner one = learner(spec, UpdateRule.ADAGRAD.at(0.05));
                OnlineLearner other = learner(spec, UpdateRule.ADAGRAD.at(0.05))) {
            RowBatch usual = one.newBatch();
            RowBatch late = other.newLateBatch();
            FieldValues values = FieldValues.of(spec);
            for (int row = 0; row < WINDOW; row++) {
                values.setLabel(0, row % 3 == 0 ? 1 : 0);
                one.encode(values, usual, row);
                put(other, late, row, false);
                late.setLabel(row, 0, row % 3 == 0 ? 1 : 0);
            }
            assertThat(learntPrediction(one, usual, WINDOW)).isEqualTo(learntPrediction(other, late, WINDOW));
        }
    }

    /** The mean of what the model says in the last fifth of the stream. */
    private static double learntShare(String keys) {
        FeatureSpec spec = spec(keys);
        SplittableRandom random = new SplittableRandom(SEED);
        Queue<Integer> due = new PriorityQueue<>();
        DoubleSummaryStatistics said = new DoubleSummaryStatistics();
        try (OnlineLearner learner = learner(spec, UpdateRule.ADAGRAD.at(0.05))) {
            RowBatch batch = learner.newLateBatch();
            int rows = 0;
            int positive = 0;
            for (int event = 0; event < EVENTS; event++) {
                while (!due.isEmpty() && due.peek() <= event) {
                    due.remove();
                    rows = learnt(learner, batch, put(learner, batch, rows, true), event, said);
                }
                rows = learnt(learner, batch, put(learner, batch, rows, false), event, said);
                positive = event % 4 == 0 ? random.nextInt(4) : positive;
                if (event % 4 == positive) {
                    due.add(event + 1 + random.nextInt(MOST_LATE));
                }
            }
        }
        System.out.printf("seed %d: %.4f learnt%s%n", SEED, said.getAverage(), keys);
        return said.getAverage();
    }

    /** Learns a batch that is full; how many rows are in it then. */
    private static int learnt(
            OnlineLearner learner, RowBatch batch, int rows, int event, DoubleSummaryStatistics said) {
        if (rows < WINDOW) {
            return rows;
        }
        learner.predict(batch, 0, rows);
        if (event >= EVENTS * 4 / 5) {
            said.accept(batch.prediction(0, 0));
        }
        assertThat(learner.learn(batch, rows)).isTrue();
        return 0;
    }

    /** Puts an event into a row, as a negative or its correction; where the next one goes. */
    private static int put(OnlineLearner learner, RowBatch batch, int row, boolean corrects) {
        learner.encode(FieldValues.of(learner.spec()), batch, row);
        batch.setLabel(row, 0, corrects ? 1 : 0);
        batch.setCorrection(row, corrects);
        return row + 1;
    }

    private static double learntPrediction(OnlineLearner learner, RowBatch batch, int rows) {
        learner.predict(batch, 0, rows);
        assertThat(learner.learn(batch, rows)).isTrue();
        learner.predict(batch, 0, 1);
        return batch.prediction(0, 0);
    }

    private static OnlineLearner learner(FeatureSpec spec, OptimizerConfig rule) {
        return OnlineLearner.create(
                spec, new LearnerConfig(new MmoeArchitecture(2, 4, 3, 2, true), rule, WINDOW, SEED));
    }

    private static String correcting(Correction correction) {
        return ", attribution: PT0S, at-end: negative, late: correct, correction: "
                + correction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static FeatureSpec spec(String keys) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: time
                nominal:
                  - {field: place, capacity: 1}
                tasks:
                  - {name: buys, field: bought, positive: "yes"KEYS}
                """.replace("KEYS", keys));
    }
}
