package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mmoestreams.workbench.batch.TaskFigures;
import org.mmoestreams.workbench.bench.Table;

/** Shows what came of trainings in epochs, and what others have published beside it. */
final class EpochFigureTable {

    private static final int DECIMALS = 4;
    private static final String NONE = "-";
    private static final Axis EPOCHS = Axis.linear("epoch");
    private static final Axis AREA = Axis.linear("AUC");

    private EpochFigureTable() {}

    /** AUC of each training's best model by task, its predictions over what was observed, and published figures. */
    static Table of(List<Trained> trainings, List<Published> published) {
        Table table = Table.of("AUC", "task", "epoch", "train", "validation", "test", "pred/obs");
        for (String task : tasks(trainings)) {
            for (Trained each : trainings) {
                Trained.OfEpoch best = each.atBest();
                TaskFigures judged = (best.test() == null ? best.validation() : best.test()).get(task);
                table.row(
                        each.name(),
                        task,
                        Integer.toString(best.epoch()),
                        text(best.train().get(task).auc()),
                        text(best.validation().get(task).auc()),
                        best.test() == null ? NONE : text(best.test().get(task).auc()),
                        text(judged.predictedOverObserved()));
            }
            published.stream()
                    .filter(each -> each.task().equals(task))
                    .forEach(each ->
                            table.row(each.source(), task, NONE, text(each.train()), NONE, text(each.test()), NONE));
        }
        return table;
    }

    /** A panel for each task: AUC after each epoch, of the rows learnt, the validation and the test. */
    static Plot plot(String name, List<Trained> trainings) {
        return new Plot(
                name,
                tasks(trainings).stream()
                        .map(task -> Panel.of(task, EPOCHS, AREA, curves(task, trainings)))
                        .toList());
    }

    private static List<String> tasks(List<Trained> trainings) {
        return List.copyOf(trainings.get(0).atBest().train().keySet());
    }

    private static List<Curve> curves(String task, List<Trained> trainings) {
        Map<String, Function<Trained.OfEpoch, Map<String, TaskFigures>>> sets = new LinkedHashMap<>();
        sets.put("train", Trained.OfEpoch::train);
        sets.put("validation", Trained.OfEpoch::validation);
        sets.put("test", Trained.OfEpoch::test);
        List<Curve> curves = new ArrayList<>();
        for (Trained training : trainings) {
            sets.forEach((set, figures) -> {
                List<Point> points = training.epochs().stream()
                        .filter(epoch -> figures.apply(epoch) != null)
                        .filter(epoch -> figures.apply(epoch).get(task).auc() != null)
                        .map(epoch -> Point.of(
                                epoch.epoch(), figures.apply(epoch).get(task).auc()))
                        .toList();
                if (!points.isEmpty()) {
                    curves.add(new Curve(training.name() + ", " + set, points));
                }
            });
        }
        return curves;
    }

    private static String text(Double figure) {
        return figure == null ? NONE : Table.figure(figure, DECIMALS);
    }
}
