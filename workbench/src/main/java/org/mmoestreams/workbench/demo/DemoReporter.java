package org.mmoestreams.workbench.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.stage.Outputs;

/** Puts a demonstration's report together, with an evaluation where one was asked for. */
final class DemoReporter {

    private final Settings settings;
    private final DataSet data;
    private final EventSchema schema;
    private final Optional<Path> evaluate;

    DemoReporter(Settings settings, DataSet data, Optional<Path> evaluate) {
        this.settings = settings;
        this.data = data;
        this.schema = settings.event().read();
        this.evaluate = evaluate;
    }

    /**
     * The report.
     *
     * @param residentBytes most memory that the learner had resident; negative when not known
     */
    DemoReport report(DemoReport.Run run, Outputs outputs, List<StoredModel> models, long residentBytes) {
        List<TaskAreas> evaluated = evaluate(models);
        List<DemoReport.Model> modelReports = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            StoredModel model = models.get(i);
            modelReports.add(new DemoReport.Model(
                    model.partition(),
                    model.windows(),
                    model.pendingRows(),
                    model.hasLearnt() ? model.digest() : null,
                    model.identity().coreType(),
                    areas(evaluated, i)));
        }
        Map<String, DemoReport.TaskFigures> tasks = new LinkedHashMap<>();
        Map<String, Double> mean = areas(evaluated, models.size());
        for (Task task : schema.spec().tasks()) {
            tasks.put(task.name(), figures(task, outputs, mean));
        }
        return new DemoReport(
                run.events() + run.rowsSkipped(),
                run.rowsSkipped(),
                run.events(),
                run.labels(),
                run.startSeconds(),
                run.seconds(),
                orNull(run.perSecond()),
                outputs.predictions(),
                outputs.eventsPredicted(),
                outputs.deadLetters(),
                run.kills(),
                models.stream().mapToLong(StoredModel::windows).sum(),
                models.stream().mapToLong(StoredModel::rowsLearnt).sum(),
                models.stream().anyMatch(StoredModel::hasLearnt)
                        ? ModelDigest.ofAll(
                                models.stream().map(StoredModel::digest).toList())
                        : null,
                modelReports,
                residentBytes < 0 ? null : residentBytes,
                tasks);
    }

    private List<TaskAreas> evaluate(List<StoredModel> models) {
        if (evaluate.isEmpty() || models.isEmpty()) {
            return List.of();
        }
        NativeRuntime.start();
        List<OnlineLearner> learners = new ArrayList<>();
        try {
            models.forEach(model -> learners.add(model.learner(schema.spec(), settings.learner())));
            return Evaluation.of(data, evaluate.get(), schema, learners);
        } finally {
            learners.forEach(OnlineLearner::close);
        }
    }

    private Map<String, Double> areas(List<TaskAreas> evaluated, int index) {
        Map<String, Double> areas = new LinkedHashMap<>();
        if (!evaluated.isEmpty()) {
            schema.spec()
                    .tasks()
                    .forEach(task ->
                            areas.put(task.name(), orNull(evaluated.get(index).of(task.name()))));
        }
        return areas;
    }

    private static DemoReport.TaskFigures figures(Task task, Outputs outputs, Map<String, Double> evaluation) {
        TaskMetrics total = outputs.total().get(task.name());
        TaskMetrics sliding = outputs.sliding().get(task.name());
        if (!task.isBinary()) {
            return DemoReport.TaskFigures.regression(ErrorFigures.of(total), ErrorFigures.of(sliding));
        }
        return DemoReport.TaskFigures.binary(
                total == null ? null : total.getAuc(),
                sliding == null ? null : sliding.getAuc(),
                evaluation.get(task.name()),
                total == null ? null : total.getLogLoss());
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
