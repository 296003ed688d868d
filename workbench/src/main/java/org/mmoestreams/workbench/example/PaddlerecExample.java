package org.mmoestreams.workbench.example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.workbench.batch.PassFigures;
import org.mmoestreams.workbench.batch.PassReport;
import org.mmoestreams.workbench.batch.PassRules;
import org.mmoestreams.workbench.batch.PassTraining;
import org.mmoestreams.workbench.batch.RowPaths;
import org.mmoestreams.workbench.batch.Saving;
import org.mmoestreams.workbench.batch.TaskFigures;
import org.mmoestreams.workbench.batch.TrainOptions;
import org.mmoestreams.workbench.bench.Table;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.stage.TemporaryFolder;

/**
 * PaddleRec's settings of MMoE on the census, learnt as its online trainer does: in passes, each of which is scored by
 * the model so far and learnt then. What PaddleRec publishes stands beside it. Source: models/multitask/mmoe,
 * config_bigdata.yaml, and tools/static_ps_online_trainer.py of PaddlePaddle/PaddleRec at commit 656326a.
 */
public final class PaddlerecExample implements Example {

    private static final String SOURCE = "PaddleRec publishes, 400 epochs, its best";
    private static final String NONE = "-";
    private static final int DECIMALS = 4;
    private static final List<Published> PUBLISHED = List.of(
            new Published(SOURCE, "income", null, 0.94937), new Published(SOURCE, "never_married", null, 0.99419));

    private final PassOptions options;
    private final RowDataSet data = DataSets.usual();

    /** The example. */
    public PaddlerecExample(PassOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "paddlerec";
    }

    @Override
    public Outcome run(Progress progress) {
        try (TemporaryFolder folder = TemporaryFolder.create("mmoe-example")) {
            RowPaths paths = options.rows().paths(data, options.seed(), folder.path());
            TrainOptions training =
                    new TrainOptions(data, paths, config(options.seed()), Optional.empty(), true, Saving.NONE);
            PassRules rules = new PassRules(options.passes(), Optional.empty(), options.epochs(), options.seed());
            Passed passed = Passed.of(PassTraining.run(training, rules, progress::say));
            return new Outcome(
                    List.of(passes(passed), afterAll(passed)),
                    List.of(new Plot(
                            name(),
                            passed.validation().keySet().stream()
                                    .map(task -> panel(task, passed))
                                    .toList())),
                    passed);
        }
    }

    /** expert_num 8, expert_size 16, tower_size 8, Adam at 0.001, batches of 32. Nothing wide. */
    static LearnerConfig config(long seed) {
        return new LearnerConfig(new MmoeArchitecture(8, 16, 8, 8, false), new Adam(0.001, 0.9, 0.999, 1e-8), 32, seed);
    }

    private static Table passes(Passed passed) {
        Table table = Table.of("each row scored before it is learnt", "task", "rows", "delta AUC", "AUC", "pred/obs");
        for (OfPass pass : passed.passes()) {
            pass.running()
                    .forEach((task, running) -> table.row(
                            "pass " + pass.pass(),
                            task,
                            Integer.toString(pass.rows()),
                            text(pass.inferred().get(task).auc()),
                            text(running.auc()),
                            text(running.predictedOverObserved())));
        }
        return table;
    }

    private static Table afterAll(Passed passed) {
        Table table = Table.of("AUC after all passes", "task", "validation", "test");
        passed.validation().forEach((task, figures) -> {
            String test =
                    passed.test() == null ? NONE : text(passed.test().get(task).auc());
            table.row("its settings", task, text(figures.auc()), test);
            PUBLISHED.stream()
                    .filter(each -> each.task().equals(task))
                    .forEach(each -> table.row(each.source(), task, NONE, text(each.test())));
        });
        return table;
    }

    private static Panel panel(String task, Passed passed) {
        return Panel.of(
                task,
                Axis.linear("pass"),
                Axis.linear("AUC before the pass is learnt"),
                List.of(
                        new Curve("of its rows", points(passed, pass -> pass.inferred()
                                .get(task))),
                        new Curve("of all rows so far", points(passed, pass -> pass.running()
                                .get(task)))));
    }

    private static List<Point> points(Passed passed, Function<OfPass, TaskFigures> figures) {
        return passed.passes().stream()
                .filter(pass -> figures.apply(pass).auc() != null)
                .map(pass -> Point.of(pass.pass(), figures.apply(pass).auc()))
                .toList();
    }

    private static String text(Double figure) {
        return figure == null ? NONE : Table.figure(figure, DECIMALS);
    }

    /** What came of a training in passes, without how long it took. */
    private record Passed(
            List<OfPass> passes, Map<String, TaskFigures> validation, Map<String, TaskFigures> test, String digest) {

        static Passed of(PassReport report) {
            return new Passed(
                    report.passes().stream().map(OfPass::of).toList(),
                    report.validation(),
                    report.test(),
                    report.digest());
        }
    }

    private record OfPass(
            int pass, int rows, Map<String, TaskFigures> inferred, Map<String, TaskFigures> running, String digest) {

        static OfPass of(PassFigures figures) {
            return new OfPass(figures.pass(), figures.rows(), figures.inferred(), figures.running(), figures.digest());
        }
    }
}
