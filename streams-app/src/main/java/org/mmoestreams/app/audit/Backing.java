package org.mmoestreams.app.audit;

/** What a label that was learnt comes from. */
public enum Backing {
    /** It came in the event. */
    EVENT,
    /** It came on the labels topic. */
    LABEL,
    /** None came until the end of the task's window: a negative. */
    END,
    /** It came after that, and corrects the negative. */
    CORRECTION,
    /** It says what became of the row in the end, and is learnt beside its task. */
    SETTLED
}
