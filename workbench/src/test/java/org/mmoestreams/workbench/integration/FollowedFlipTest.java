package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.Reaction;
import org.mmoestreams.app.config.DriftSettings;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.drift.LossWatch;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.BatchAuc;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/** The defaults on census-like rows whose labels are all flipped from a row on. */
class FollowedFlipTest {

    private static final int WINDOW = LearnerConfig.standard().windowRows();
    private static final int FLIP = 391 * WINDOW;
    private static final int AFTER = 80 * WINDOW;
    private static final int ROLLING = 10_000;
    private static final int MOST_UNTIL_ALARM = 5_000;
    private static final double MOST_BEHIND = 0.01;

    private final List<Task> tasks = CensusStream.EVENTS.schema().spec().tasks();
    private final DriftSettings drift = Settings.of().drift();

    @Test
    void findsTheFlipAndNothingBeforeItAndFollowsLikeALearnerThatStartedThere() throws BadEventException {
        NativeRuntime.start();
        List<List<Integer>> alarms =
                tasks.stream().<List<Integer>>map(task -> new ArrayList<>()).toList();
        List<List<Integer>> ofFresh =
                tasks.stream().<List<Integer>>map(task -> new ArrayList<>()).toList();
        List<BatchAuc> followed = learn(0, alarms);
        List<BatchAuc> fresh = learn(FLIP, ofFresh);
        for (int task = 0; task < tasks.size(); task++) {
            assertThat(alarms.get(task).get(0))
                    .as("first alarm of " + tasks.get(task).name())
                    .isBetween(FLIP, FLIP + MOST_UNTIL_ALARM);
            assertThat(followed.get(task).auc().orElseThrow())
                    .as(tasks.get(task).name())
                    .isGreaterThan(fresh.get(task).auc().orElseThrow() - MOST_BEHIND);
        }
    }

    /** Learns from a row on, and returns the area under the curve of the last rows. */
    private List<BatchAuc> learn(int from, List<List<Integer>> alarms) throws BadEventException {
        List<BatchAuc> rolling = tasks.stream().map(task -> new BatchAuc()).toList();
        EventReader reader = new EventReader(CensusStream.EVENTS.schema(), Duration.ofHours(1));
        LossWatch watch = LossWatch.restore(drift.detector(), tasks, task -> null);
        try (RowSource rows = CensusStream.rows(new RowRange(from, FLIP + AFTER - from));
                OnlineLearner learner =
                        OnlineLearner.create(CensusStream.EVENTS.schema().spec(), LearnerConfig.standard())) {
            RowBatch batch = learner.newBatch();
            for (int first = from; first < FLIP + AFTER; first += WINDOW) {
                for (int row = 0; row < WINDOW; row++) {
                    byte[] event = CensusStream.EVENTS.next(rows, CensusStream.CLOCK);
                    learner.encode(reader.read(event, EventReader.NO_TIMESTAMP).values(), batch, row);
                    flip(batch, row, first >= FLIP);
                }
                learner.predict(batch, 0, WINDOW);
                learner.learn(batch, WINDOW);
                look(batch, first, watch, alarms).forEach(learner::react);
                if (first >= FLIP + AFTER - ROLLING) {
                    score(batch, rolling);
                }
            }
        }
        return rolling;
    }

    private void flip(RowBatch batch, int row, boolean flipped) {
        for (int task = 0; task < tasks.size() && flipped; task++) {
            batch.setLabel(row, task, 1 - batch.label(row, task));
        }
    }

    private Set<Reaction> look(RowBatch batch, int first, LossWatch watch, List<List<Integer>> alarms) {
        Set<Reaction> reactions = new LinkedHashSet<>();
        for (int row = 0; row < WINDOW; row++) {
            for (int task = 0; task < tasks.size(); task++) {
                int of = task;
                int at = first + row;
                watch.add(task, batch.prediction(row, task), batch.label(row, task) > 0, at)
                        .ifPresent(alarm -> {
                            alarms.get(of).add(at);
                            reactions.add(drift.reaction(alarm.name(), of));
                        });
            }
        }
        return reactions;
    }

    private void score(RowBatch batch, List<BatchAuc> rolling) {
        IntStream.range(0, WINDOW).forEach(row -> {
            for (int task = 0; task < tasks.size(); task++) {
                rolling.get(task).add(batch.prediction(row, task), batch.label(row, task) > 0);
            }
        });
    }
}
