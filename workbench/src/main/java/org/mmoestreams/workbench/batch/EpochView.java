package org.mmoestreams.workbench.batch;

import java.util.Map;

/** Is told how a training goes. */
interface EpochView {

    /** Rows were read. */
    void begins(RowCounts rows, double seconds);

    /** A training goes on that has so many epochs behind it. */
    void resumes(int epochs);

    /**
     * Rows of an epoch were learnt.
     *
     * @param rows how many so far
     * @param running figures of these, each predicted right before it was learnt
     * @param delta figures of those since this was told last
     */
    void rows(int epoch, int rows, Map<String, TaskFigures> running, Map<String, TaskFigures> delta);

    /**
     * An epoch is over.
     *
     * @param better whether its model is the best so far
     */
    void epoch(EpochFigures figures, boolean better);

    /**
     * The training is over.
     *
     * @param best the epoch of the best model
     * @param early whether it ended since none got better
     */
    void ends(int best, boolean early);
}
