package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.workbench.data.EventSource;

/**
 * A training in passes, as a model is trained that is updated by the hour or the day: the rows of a pass are scored by
 * the model that all passes before made, with the vocabularies of then, and learnt after that.
 */
public final class PassTraining {

    private static final String NAME = "pass";

    private final TrainOptions options;
    private final PassRules rules;
    private final Consumer<String> say;
    private final Optional<TrainFolder> folder;
    private final List<PassFigures> history = new ArrayList<>();
    private final Tally running;

    private PassTraining(TrainOptions options, PassRules rules, Consumer<String> say) {
        this.options = options;
        this.rules = rules;
        this.say = say;
        folder = TrainFolder.of(options.saving());
        running = new Tally(options.data().format().schema().spec().tasks());
    }

    /**
     * Trains.
     *
     * @param say is told each line of what is shown
     * @throws IllegalArgumentException naming option, file or line of what cannot be used
     */
    public static PassReport run(TrainOptions options, PassRules rules, Consumer<String> say) {
        var training = new PassTraining(options, rules, say);
        var spec = options.data().format().schema().spec();
        try (var model = new Model(OnlineLearner.create(spec, options.learner()))) {
            options.start().ifPresent(saved -> model.start(saved, options.keepOptimizerState()));
            return training.run(model);
        }
    }

    private PassReport run(Model model) {
        RowReading reading = new RowReading(options.data(), model.learner());
        RowPaths paths = options.paths();
        try (EventSource events = options.data().events(paths.rows(), rules.seed(), paths.range(), RowReading.TIMES)) {
            Passes passes = new Passes(events, reading, rowsOfPass(), millisOfPass());
            if (options.saving().resumes()) {
                resume(model, passes);
            }
            while (passes.hasNext()) {
                Passes.Pass pass = passes.next();
                PassFigures figures = new PassLearning(model, reading, running).run(pass, history.size() + 1, rules);
                history.add(figures);
                save(model, !passes.hasNext());
                show(figures);
            }
        }
        return new PassReport(
                history,
                figures(model, reading, paths.validation(), "validation"),
                figures(model, reading, paths.test(), "test"),
                model.saved().digest());
    }

    private void show(PassFigures figures) {
        say.accept("pass " + figures.pass() + ", " + figures.from() + " to " + figures.to() + ": "
                + FigureText.throughput(figures.throughput()));
        say.accept(FigureText.line(figures.running(), figures.inferred()).stripTrailing());
    }

    private Map<String, TaskFigures> figures(Model model, RowReading reading, List<Path> files, String name) {
        if (files.isEmpty()) {
            return null;
        }
        Map<String, TaskFigures> figures = model.score(reading.scored(files)).figures();
        say.accept(FigureText.table(Map.of(name, figures)));
        return figures;
    }

    private void save(Model model, boolean last) {
        int pass = history.size();
        if (folder.isPresent() && (last || pass % options.saving().every() == 0)) {
            folder.get().save(TrainFolder.numbered(NAME, pass), model.saved());
            folder.get().progress(new Progress(history));
        }
    }

    private void resume(Model model, Passes passes) {
        List<PassFigures> behind = folder.orElseThrow().progress(Progress.class).passes();
        check(behind != null, "resume", "a training in epochs", "neither --passes nor --pass-by-time, as before");
        for (int pass = 0; pass < behind.size() && passes.hasNext(); pass++) {
            passes.next();
        }
        history.addAll(behind);
        model.start(folder.get().read(TrainFolder.numbered(NAME, behind.size())), true);
        say.accept("goes on after pass " + behind.size() + "; running figures begin anew");
    }

    private long rowsOfPass() {
        if (rules.passes() == 0) {
            return Long.MAX_VALUE;
        }
        RowPaths paths = options.paths();
        long most = paths.range().limit();
        long rows = paths.rows().isEmpty()
                ? most
                : Math.min(
                        most,
                        Math.max(
                                0,
                                options.data().count(paths.rows())
                                        - paths.range().from()));
        return Math.max(1, (rows + rules.passes() - 1) / rules.passes());
    }

    private long millisOfPass() {
        return rules.time().map(Duration::toMillis).orElse(Long.MAX_VALUE);
    }

    /**
     * How far a training is.
     *
     * @param passes what came of each
     */
    record Progress(List<PassFigures> passes) {}

    /** An instant as text. */
    static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
