package org.mmoestreams.app.learner;

/** What was published of a row before it came to its window, and when its labels were there to be learnt. */
final class PublishedRow {

    private final long version;
    private final long known;
    private final double[] predictions;

    /**
     * What was published of a row.
     *
     * @param version the model version that predicted it
     * @param known when its labels were there to be learnt, in milliseconds since the epoch
     * @param predictions by task; kept as they are
     */
    PublishedRow(long version, long known, double[] predictions) {
        this.version = version;
        this.known = known;
        this.predictions = predictions;
    }

    long version() {
        return version;
    }

    long known() {
        return known;
    }

    /** Not to be changed. */
    double[] predictions() {
        return predictions;
    }
}
