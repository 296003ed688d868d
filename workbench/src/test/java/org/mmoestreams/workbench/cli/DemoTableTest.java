package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.demo.DemoReport;
import org.mmoestreams.workbench.demo.DemoReport.TaskFigures;
import org.mmoestreams.workbench.demo.ErrorFigures;

/** What a person reads when a demonstration is over. */
class DemoTableTest {

    private static final TaskFigures BUYS = TaskFigures.binary(0.8, 0.85, null, 0.2);
    private static final TaskFigures STAYS =
            TaskFigures.regression(new ErrorFigures(3.25, 2.0, 0.5), new ErrorFigures(2.5, 1.5, null));

    @Test
    void showsBinaryAndRegressionTasksWithFiguresOfTheirOwn() {
        Map<String, TaskFigures> tasks = new LinkedHashMap<>();
        tasks.put("buys", BUYS);
        tasks.put("stays", STAYS);
        assertThat(DemoTable.of(report(tasks)).lines().toList())
                .startsWith(
                        "",
                        "task                prequential      sliding   evaluation     log loss",
                        "buys                    0.80000      0.85000            -      0.20000",
                        "",
                        "regression task            rows         RMSE          MAE           R2",
                        "stays               prequential      3.25000      2.00000      0.50000",
                        "                        sliding      2.50000      1.50000            -",
                        "model 0: version 3, 4 rows pending, digest abc");
    }

    @Test
    void tellsTheStartApartFromTheLearning() {
        assertThat(DemoTable.of(report(Map.of("buys", BUYS))))
                .contains("100 events in 2.5 s, 40 events/s, after a start of 3.8 s; 100 predictions of 100 events,");
    }

    @Test
    void tellsNoStartWhereNothingWasPredicted() {
        assertThat(DemoTable.of(report(Map.of("buys", BUYS), 0)))
                .contains("after a start of -; 0 predictions of 100 events,");
    }

    @Test
    void leavesOutTheKindOfTaskThatThereIsNot() {
        assertThat(DemoTable.of(report(Map.of("buys", BUYS)))).doesNotContain("RMSE");
        assertThat(DemoTable.of(report(Map.of("stays", STAYS)))).doesNotContain("log loss");
    }

    @Test
    void tellsTheEvaluationOfEachOfSeveralModels() {
        assertThat(modelLines(List.of(model(0, Map.of("buys", 0.75)), model(1, Map.of("buys", 0.5)))))
                .containsExactly(
                        "model 0: version 3, 4 rows pending, digest abc {buys=0.75}",
                        "model 1: version 3, 4 rows pending, digest abc {buys=0.5}");
        assertThat(modelLines(List.of(model(0, Map.of("buys", 0.75)))))
                .as("that of the only one is in the table")
                .containsExactly("model 0: version 3, 4 rows pending, digest abc");
    }

    @Test
    void tellsNoEvaluationWhereThereIsNone() {
        assertThat(modelLines(List.of(model(0, Map.of()), model(1, Map.of()))))
                .containsExactly(
                        "model 0: version 3, 4 rows pending, digest abc",
                        "model 1: version 3, 4 rows pending, digest abc");
    }

    private static List<String> modelLines(List<DemoReport.Model> models) {
        return DemoTable.of(report(Map.of("buys", BUYS), 100, models))
                .lines()
                .filter(line -> line.startsWith("model "))
                .toList();
    }

    private static DemoReport.Model model(int partition, Map<String, Double> evaluationAuc) {
        return new DemoReport.Model(partition, 3, 4, "abc", "Haswell", evaluationAuc);
    }

    private static DemoReport report(Map<String, TaskFigures> tasks) {
        return report(tasks, 100);
    }

    private static DemoReport report(Map<String, TaskFigures> tasks, long predictions) {
        return report(tasks, predictions, List.of(model(0, Map.of())));
    }

    private static DemoReport report(Map<String, TaskFigures> tasks, long predictions, List<DemoReport.Model> models) {
        return new DemoReport(
                100, 0, 100, 0, 3.75, 2.5, 40.0, predictions, 100, 0, 1, 3, 96, "abc", models, null, tasks);
    }
}
