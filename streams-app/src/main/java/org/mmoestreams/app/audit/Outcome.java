package org.mmoestreams.app.audit;

/** What an audit found. */
public enum Outcome {
    /** The stored model is what was learnt again. */
    EQUAL,
    /** All windows are; the stored model changed while it was read, so it was not compared. */
    EQUAL_SO_FAR,
    /** Something is not. */
    DIFFERENT
}
