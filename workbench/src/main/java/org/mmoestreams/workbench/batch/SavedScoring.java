package org.mmoestreams.workbench.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.workbench.data.DataSet;

/** Scores rows by a saved model, which stays as it is. */
public final class SavedScoring implements AutoCloseable {

    private final Model model;
    private final RowReading reading;
    private final SavedModel saved;

    private SavedScoring(SavedModel saved, OnlineLearner learner, DataSet data) {
        this.saved = saved;
        model = new Model(learner);
        reading = new RowReading(data, learner);
    }

    /**
     * Opens a model's file.
     *
     * @throws IllegalArgumentException naming the file when it is no model's, or is damaged; every difference when it
     *     goes with another spec or architecture
     */
    public static SavedScoring open(Path file, DataSet data, LearnerConfig config) {
        SavedModel saved = SavedModel.read("model", file);
        FeatureSpec spec = data.format().schema().spec();
        return new SavedScoring(saved, saved.learner(spec, config, false), data);
    }

    /** What the model is. */
    public SavedModel model() {
        return saved;
    }

    /** The figures of each task on the labelled rows of files. */
    public Map<String, TaskFigures> evaluate(List<Path> files) {
        return model.score(reading.scored(files)).figures();
    }

    /** Scores every row of files, in their order. */
    public void infer(List<Path> files, ScoredRowTaker taker) {
        reading.each(files, event -> {
            model.learner().encodeFrozen(event.values(), model.batch(), 0);
            model.learner().predict(model.batch(), 0, 1);
            taker.take(event, scores());
        });
    }

    private double[] scores() {
        double[] scores = new double[model.learner().spec().tasks().size()];
        for (int task = 0; task < scores.length; task++) {
            scores[task] = model.batch().prediction(0, task);
        }
        return scores;
    }

    @Override
    public void close() {
        model.close();
    }

    /** Takes scored rows. */
    @FunctionalInterface
    public interface ScoredRowTaker {

        /**
         * Takes one.
         *
         * @param event whose holder of values is filled again for the next
         * @param scores of each task of the spec, probabilities of binary ones
         */
        void take(Event event, double[] scores);
    }
}
