package org.mmoestreams.app.metrics;

import org.mmoestreams.features.Task;

/** The mean label: of a binary task the share of positives, of a regression task in the label's unit. */
final class MeanLabel extends MeanOfRows {

    /** Its name where labels are 1 and 0. */
    static final String POSITIVE_RATE = "positive_rate";
    /** Its name where labels are numbers. */
    static final String MEAN_LABEL = "mean_label";

    MeanLabel(Task task) {
        super(nameFor(task));
    }

    /** What it is called for a task. */
    static String nameFor(Task task) {
        return task.isBinary() ? POSITIVE_RATE : MEAN_LABEL;
    }

    @Override
    double[] of(Scores window) {
        return window.labels();
    }
}
