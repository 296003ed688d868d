package org.mmoestreams.app.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.http.ProblemException;
import org.mmoestreams.app.scoring.Explanation;
import org.mmoestreams.app.scoring.Scorers;
import org.mmoestreams.features.Task;

/** Explains the scores of an event: what each field adds, and what the gates make of the experts. */
final class ExplainAnswers {

    private final Questions questions;
    private final Scorers scorers;
    private final String applicationId;
    private final List<Task> tasks;

    ExplainAnswers(Questions questions, Scorers scorers, String applicationId, List<Task> tasks) {
        this.questions = questions;
        this.scorers = scorers;
        this.applicationId = applicationId;
        this.tasks = List.copyOf(tasks);
    }

    Answer answer(Asked asked) {
        List<Questions.Question> all = questions.of(asked);
        if (all.size() != 1) {
            throw ProblemException.badRequest("events: " + all.size() + " (expected: one; ask for each)");
        }
        Questions.Question question = all.get(0);
        int partition = question.partition();
        Explanation explanation =
                Refusals.unlessRefused(() -> scorers.explain(partition, question.event()), index -> 0);
        return Answer.json(
                new Explained(applicationId + "/" + partition, partition, explanation.version(), byTask(explanation)));
    }

    private Map<String, OfTask> byTask(Explanation explanation) {
        Map<String, OfTask> byTask = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            Explanation.OfTask task = explanation.tasks().get(i);
            Map<String, Double> fields = new LinkedHashMap<>();
            for (int field = 0; field < explanation.fields().size(); field++) {
                fields.put(explanation.fields().get(field), task.added().get(field));
            }
            String unit = tasks.get(i).isBinary() ? "logit" : "label";
            byTask.put(tasks.get(i).name(), new OfTask(task.prediction(), task.output(), unit, fields, task.gate()));
        }
        return byTask;
    }

    private record Explained(String modelId, int partition, long modelVersion, Map<String, OfTask> tasks) {}

    private record OfTask(
            double prediction, double output, String unit, Map<String, Double> fields, List<Double> gate) {}
}
