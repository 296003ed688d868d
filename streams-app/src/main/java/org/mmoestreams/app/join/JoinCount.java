package org.mmoestreams.app.join;

/** What is counted of each task's labels. Stored by their places in this list: new ones come last. */
public enum JoinCount {
    /** Rows that wait for the task's label now. */
    WAITING,
    /** Labels that found their row in time. */
    JOINED,
    /** Windows that ended without a label. */
    EXPIRED,
    /** Labels that came after their window's end and were not learnt. */
    LATE,
    /** Labels that came late and corrected a negative. */
    CORRECTED,
    /** Labels equal to the one before. */
    DUPLICATE,
    /** Labels that differ from the one before. */
    CHANGED,
    /** Labels that were withdrawn before they were learnt. */
    WITHDRAWN,
    /** Labels whose event did not come in time. */
    ORPHANED,
    /** Waiting rows and early labels that were thrown out since too many waited. */
    DISPLACED
}
