package org.mmoestreams.workbench.batch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Shows in lines of text how a training in epochs goes. */
final class EpochText implements EpochView {

    private final Consumer<String> say;
    private final EpochRules rules;

    EpochText(Consumer<String> say, EpochRules rules) {
        this.say = say;
        this.rules = rules;
    }

    @Override
    public void begins(RowCounts rows, double seconds) {
        say.accept(String.format(
                Locale.ROOT,
                "%d rows to learn, %d to validate, %d to test, read in %.1f s",
                rows.train(),
                rows.validation(),
                rows.test(),
                seconds));
    }

    @Override
    public void resumes(int epochs) {
        say.accept("goes on after epoch " + epochs);
    }

    @Override
    public void rows(int epoch, int rows, Map<String, TaskFigures> running, Map<String, TaskFigures> delta) {
        say.accept("epoch " + epoch + ", " + rows + " rows:" + FigureText.line(running, delta));
    }

    @Override
    public void epoch(EpochFigures figures, boolean better) {
        say.accept("epoch " + figures.epoch() + " of " + rules.epochs() + ": "
                + FigureText.throughput(figures.throughput()) + (better ? ", best " + rules.watch() + " so far" : ""));
        Map<String, Map<String, TaskFigures>> sets = new LinkedHashMap<>();
        sets.put("train", figures.train());
        if (figures.validation() != null) {
            sets.put("validation", figures.validation());
        }
        if (figures.test() != null) {
            sets.put("test", figures.test());
        }
        say.accept(FigureText.table(sets));
    }

    @Override
    public void ends(int best, boolean early) {
        String why = early ? "stopped: no better " + rules.watch() + " in " + rules.patience() + " epoch(s); " : "";
        say.accept(why + (best == 0 ? "no model has a figure to watch" : "the best model is that of epoch " + best));
    }
}
