package org.mmoestreams.app.committed;

/**
 * A model that has closed windows since its last commit.
 *
 * @param partition of the features topic
 * @param version windows closed so far
 * @param rowsLearnt rows of the windows that were learnt
 * @param windowsRejected windows whose step was not finite
 * @param committedAt when that was committed, in milliseconds since 1970
 */
public record ModelProgress(int partition, long version, long rowsLearnt, long windowsRejected, long committedAt) {

    static ModelProgress of(CommittedModel model) {
        ModelFigures figures = model.figures();
        return new ModelProgress(
                model.partition(),
                figures.version(),
                figures.rowsLearnt(),
                figures.windowsRejected(),
                figures.committedAt());
    }
}
