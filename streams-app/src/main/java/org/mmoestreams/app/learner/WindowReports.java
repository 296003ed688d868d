package org.mmoestreams.app.learner;

import java.util.Optional;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.schemas.ScoredWindow;

/** Says of each window that closes how its rows were scored, what was odd about it and, if asked, what it learnt. */
final class WindowReports {

    private final int partition;
    private final ScoredWindows scoredWindows;
    private final WindowWarnings warnings;
    private final Optional<WindowHistory> history;
    private final Observations observations;
    private final Outgoing out;

    WindowReports(
            int partition,
            ScoredWindows scoredWindows,
            Optional<WindowHistory> history,
            Observations observations,
            Outgoing out) {
        this.partition = partition;
        this.scoredWindows = scoredWindows;
        this.warnings = new WindowWarnings(partition, observations);
        this.history = history;
        this.observations = observations;
        this.out = out;
    }

    /**
     * What is to be reported of a window's scores: to be made before it is learnt.
     *
     * @param labels what was counted of labels that come late; empty where none do
     * @param experts how experts were used in its rows; empty where there are none
     */
    ScoredWindow scores(PendingBatch rows, long version, Optional<byte[]> labels, Optional<ExpertUse> experts) {
        return scoredWindows.of(rows, version, labels, experts);
    }

    /** Reports a window that was closed. */
    void closed(ScoredWindow scored, PendingBatch rows, Learnt learnt) {
        if (learnt.finite()) {
            observations.rowsLearnt(rows.size());
        } else {
            warnings.rejected(scored);
        }
        warnings.look(scored, learnt.clipped());
        out.aboutWindow(LearnerNode.SCORED_WINDOWS, partition, scored);
        history.ifPresent(kept -> kept.of(rows, scored.getModelVersion(), learnt)
                .forEach(record -> out.aboutWindow(LearnerNode.HISTORY, partition, record)));
    }
}
