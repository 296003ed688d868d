package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.models.SavedModel;

/**
 * A training in epochs: all rows are learnt again and again, each time in another order, until the model gets no better
 * or the epochs are over. A model is a function of rows, configuration, seed and epochs alone, however often the
 * training was stopped and gone on with.
 */
public final class EpochTraining {

    /** How often the weights are added to their mean: after so many windows. */
    private static final int AVERAGED_WINDOWS = 16;

    private final TrainOptions options;
    private final EpochRules rules;
    private final EpochView view;
    private final Optional<TrainFolder> folder;
    private final List<EpochFigures> history = new ArrayList<>();
    private Best best = Best.NONE;

    private EpochTraining(TrainOptions options, EpochRules rules, EpochView view) {
        this.options = options;
        this.rules = rules;
        this.view = view;
        folder = TrainFolder.of(options.saving());
    }

    /**
     * Trains.
     *
     * @param say is told each line of what is shown
     * @throws IllegalArgumentException naming option, file or line of what cannot be used
     */
    public static TrainReport run(TrainOptions options, EpochRules rules, Consumer<String> say) {
        var training = new EpochTraining(options, rules, new EpochText(say, rules));
        var spec = options.data().format().schema().spec();
        try (var model = new Model(OnlineLearner.create(spec, options.learner()));
                var scored = new Model(OnlineLearner.create(spec, options.learner()))) {
            options.start().ifPresent(saved -> model.start(saved, options.keepOptimizerState()));
            return training.run(model, scored);
        }
    }

    private TrainReport run(Model model, Model scored) {
        Clock reading = new Clock();
        RowSets rows = reading.of(() -> RowSets.read(options, model.learner(), rules.seed()));
        WeightMean mean =
                new WeightMean(model.learner().parts().weightNames(), Math.max(1, rules.average() / AVERAGED_WINDOWS));
        view.begins(rows.counts(), reading.seconds());
        if (options.saving().resumes()) {
            resume(model, mean);
        }
        while (history.size() < rules.epochs() && !isOver()) {
            int epoch = history.size() + 1;
            Epoch learnt = new Epoch(model, rules, mean, AVERAGED_WINDOWS);
            learnt.learn(rows.train(), epoch, view);
            SortedMap<String, byte[]> chunks = rules.average() > 0 && mean.added() > 0 ? mean.chunks() : model.chunks();
            scored.become(chunks);
            EpochFigures figures = learnt.figures(epoch, scored, rows);
            history.add(figures);
            boolean better = best.isWorseThan(rules.watch().of(figures.watched()));
            if (better) {
                best = new Best(epoch, rules.watch().of(figures.watched()), scored.saved(chunks));
            }
            save(epoch, model, mean, better);
            view.epoch(figures, better);
        }
        view.ends(best.epoch(), isOver());
        return new TrainReport(rows.counts(), reading.seconds(), history, best.epoch(), best.digest());
    }

    /** Whether there was no better model for as many epochs as are waited. */
    private boolean isOver() {
        return rules.patience() > 0 && !history.isEmpty() && history.size() - best.epoch() >= rules.patience();
    }

    private void save(int epoch, Model model, WeightMean mean, boolean better) {
        if (folder.isEmpty()) {
            return;
        }
        if (better) {
            folder.get().save(TrainFolder.BEST, best.model());
        }
        if (epoch % options.saving().every() == 0 || epoch == rules.epochs() || isOver()) {
            folder.get().save(TrainFolder.numbered("epoch", epoch), model.saved());
            if (rules.average() > 0) {
                folder.get().save(TrainFolder.mean(epoch), model.saved(mean.chunks()));
            }
            folder.get().progress(new Progress(rules.seed(), options.learner().windowRows(), mean.added(), history));
        }
    }

    private void resume(Model model, WeightMean mean) {
        Progress progress = folder.orElseThrow().progress(Progress.class);
        int batch = options.learner().windowRows();
        check(progress.epochs() != null, "resume", "a training in passes", "--passes or --pass-by-time, as before");
        check(progress.seed() == rules.seed(), "seed", rules.seed(), progress.seed() + ", as before");
        check(progress.batchRows() == batch, "batch-size", batch, progress.batchRows() + ", as before");
        boolean averaged = progress.averaged() > 0;
        check(
                averaged == rules.average() > 0,
                "average",
                rules.average(),
                averaged ? "above 0, as before" : "0, as before");
        for (EpochFigures figures : progress.epochs()) {
            history.add(figures);
            double goodness = rules.watch().of(figures.watched());
            if (best.isWorseThan(goodness)) {
                best = new Best(figures.epoch(), goodness, null);
            }
        }
        model.start(folder.get().read(TrainFolder.numbered("epoch", history.size())), true);
        if (rules.average() > 0) {
            mean.resume(folder.get().read(TrainFolder.mean(history.size())).chunks(), progress.averaged());
        }
        if (best.epoch() > 0) {
            best = new Best(best.epoch(), best.goodness(), folder.get().read(TrainFolder.BEST));
        }
        view.resumes(history.size());
    }

    /**
     * How far a training is.
     *
     * @param seed of the order of rows
     * @param batchRows rows of a batch
     * @param averaged how many models are in the mean of weights
     * @param epochs what came of each
     */
    record Progress(long seed, int batchRows, long averaged, List<EpochFigures> epochs) {}

    /** The best model so far. */
    private record Best(int epoch, double goodness, SavedModel model) {

        static final Best NONE = new Best(0, Double.NaN, null);

        boolean isWorseThan(double other) {
            return !Double.isNaN(other) && !(other <= goodness);
        }

        String digest() {
            return model == null ? null : model.digest();
        }
    }
}
