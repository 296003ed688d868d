package org.mmoestreams.workbench.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How good a saved model is.
 *
 * @param digest of the model
 * @param windows how many it has closed
 * @param rowsLearnt rows learnt in them, each as often as it was learnt
 * @param tasks the figures of each task
 */
public record EvaluationReport(String digest, long windows, long rowsLearnt, Map<String, TaskFigures> tasks) {

    /** The report of a model on the labelled rows of files. */
    public static EvaluationReport of(SavedScoring scoring, List<Path> files) {
        return new EvaluationReport(
                scoring.model().digest(),
                scoring.model().windows(),
                scoring.model().rowsLearnt(),
                scoring.evaluate(files));
    }

    /** The report as lines for a screen. */
    public String text() {
        return "model " + digest + ", " + windows + " windows, " + rowsLearnt + " rows learnt" + System.lineSeparator()
                + FigureText.table(Map.of("rows", tasks));
    }
}
