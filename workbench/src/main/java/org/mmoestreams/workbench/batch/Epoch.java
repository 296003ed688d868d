package org.mmoestreams.workbench.batch;

import java.util.Map;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.RowBatch;

/** One epoch: rows learnt, and what came of it. For one use. */
final class Epoch {

    private final Model model;
    private final EpochRules rules;
    private final WeightMean mean;
    private final int averagedWindows;
    private final Clock copying = new Clock();
    private final Clock training = new Clock();
    private final Clock scoring = new Clock();
    private final Tally all;
    private Tally sinceShown;
    private int learnt;

    Epoch(Model model, EpochRules rules, WeightMean mean, int averagedWindows) {
        this.model = model;
        this.rules = rules;
        this.mean = mean;
        this.averagedWindows = averagedWindows;
        all = newTally();
        sinceShown = newTally();
    }

    /** Learns all rows once, in the epoch's order. */
    void learn(EncodedRows rows, int epoch, EpochView view) {
        int[] order = Shuffle.of(rows.size(), rules.seed(), epoch);
        RowBatch batch = model.batch();
        int windows = 0;
        while (learnt < order.length) {
            int from = learnt;
            int count = Math.min(batch.capacity(), order.length - from);
            copying.run(() -> {
                for (int row = 0; row < count; row++) {
                    rows.copy(order[from + row], batch, row);
                }
            });
            training.run(() -> learn(count));
            learnt += count;
            if (rules.average() > 0 && ++windows % averagedWindows == 0) {
                training.run(() -> mean.add(model.chunks()));
            }
            show(from, epoch, view);
        }
    }

    /** What came of it, as a model scores the rows that has the weights to be judged. */
    EpochFigures figures(int epoch, Model scored, RowSets rows) {
        Map<String, TaskFigures> train = figures(scored, rows.train());
        Map<String, TaskFigures> validation = figures(scored, rows.validation());
        Map<String, TaskFigures> test = figures(scored, rows.test());
        return new EpochFigures(
                epoch,
                train,
                all.figures(),
                validation,
                test,
                scored.saved().digest(),
                new Throughput(learnt, copying.seconds(), training.seconds(), scoring.seconds()));
    }

    private Map<String, TaskFigures> figures(Model scored, EncodedRows rows) {
        return rows.size() == 0 ? null : scoring.of(() -> scored.score(rows).figures());
    }

    private void learn(int count) {
        OnlineLearner learner = model.learner();
        learner.predict(model.batch(), 0, count);
        all.add(model.batch(), count);
        if (rules.printRows() > 0) {
            sinceShown.add(model.batch(), count);
        }
        learner.learn(model.batch(), count);
    }

    private void show(int from, int epoch, EpochView view) {
        long every = rules.printRows();
        if (every > 0 && from / every != learnt / every) {
            view.rows(epoch, learnt, all.figures(), sinceShown.figures());
            sinceShown = newTally();
        }
    }

    private Tally newTally() {
        return new Tally(model.learner().spec().tasks());
    }
}
