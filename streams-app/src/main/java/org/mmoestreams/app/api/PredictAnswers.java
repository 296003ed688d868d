package org.mmoestreams.app.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.scoring.Scorers;
import org.mmoestreams.app.scoring.Scores;
import org.mmoestreams.features.Task;

/** Scores events by the models as they were committed last. */
final class PredictAnswers {

    private final Questions questions;
    private final Scorers scorers;
    private final String applicationId;
    private final List<String> tasks;

    PredictAnswers(Questions questions, Scorers scorers, String applicationId, List<Task> tasks) {
        this.questions = questions;
        this.scorers = scorers;
        this.applicationId = applicationId;
        this.tasks = tasks.stream().map(Task::name).toList();
    }

    Answer answer(Asked asked) {
        List<Questions.Question> all = questions.of(asked);
        Prediction[] predictions = new Prediction[all.size()];
        byPartition(all).forEach((partition, places) -> {
            Scores scores = scores(partition, all, places);
            for (int i = 0; i < places.size(); i++) {
                predictions[places.get(i)] = prediction(
                        partition, scores.version(), scores.predictions().get(i));
            }
        });
        return Answer.json(new Predictions(scorers.partitions(), List.of(predictions)));
    }

    private Scores scores(int partition, List<Questions.Question> all, List<Integer> places) {
        List<byte[]> events =
                places.stream().map(place -> all.get(place).event()).toList();
        return Refusals.unlessRefused(() -> scorers.score(partition, events), places::get);
    }

    private Prediction prediction(int partition, long version, double[] values) {
        Map<String, Double> byTask = new LinkedHashMap<>();
        for (int task = 0; task < values.length; task++) {
            byTask.put(tasks.get(task), values[task]);
        }
        return new Prediction(applicationId + "/" + partition, partition, version, byTask);
    }

    private static Map<Integer, List<Integer>> byPartition(List<Questions.Question> all) {
        Map<Integer, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            places.computeIfAbsent(all.get(i).partition(), partition -> new ArrayList<>())
                    .add(i);
        }
        return places;
    }

    private record Predictions(SortedSet<Integer> partitions, List<Prediction> predictions) {}

    private record Prediction(String modelId, int partition, long modelVersion, Map<String, Double> tasks) {}
}
