package org.mmoestreams.app.committed;

/**
 * How far a model has come, as of its last commit.
 *
 * @param version windows closed, the rejected ones included
 * @param rowsLearnt rows of the windows that were learnt
 * @param windowsRejected windows whose step was not finite
 * @param committedAt when something of it was committed last, or it came to this process; milliseconds since 1970
 * @param learntAt when its version became this one here; milliseconds since 1970
 */
public record ModelFigures(long version, long rowsLearnt, long windowsRejected, long committedAt, long learntAt) {

    ModelFigures committedAt(long millis) {
        return new ModelFigures(version, rowsLearnt, windowsRejected, millis, learntAt);
    }
}
