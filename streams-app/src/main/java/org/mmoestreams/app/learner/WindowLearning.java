package org.mmoestreams.app.learner;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.Reaction;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.schemas.ScoredWindow;

/** Learns windows that are full or due, looks for changes in them, and reports them. */
final class WindowLearning {

    private final OnlineLearner learner;
    private final Drifts drifts;
    private final WindowReports reports;

    WindowLearning(OnlineLearner learner, Drifts drifts, WindowReports reports) {
        this.learner = learner;
        this.drifts = drifts;
        this.reports = reports;
    }

    /** Looks at an event that was just encoded. */
    void arrived(BatchRow row) {
        drifts.arrived(row);
    }

    /**
     * Learns rows that were just predicted, all at once.
     *
     * @param labels what was counted of labels that come late; empty where none do
     * @param events how many events were added to windows so far
     */
    void learn(PendingBatch rows, Optional<byte[]> labels, long events) {
        ScoredWindow scored = reports.scores(rows, learner.windows(), labels, learner.experts());
        boolean finite = learner.learn(rows.rows(), rows.size());
        List<Clipped> clipped = learner.clipped();
        List<Reaction> reactions = drifts.look(rows, scored.getModelVersion());
        reports.closed(scored, rows, new Learnt(finite, clipped, events, reactions));
    }
}
