package org.mmoestreams.app.startup;

/** What a learner may go on without, when it is told so. */
public enum Acceptance {
    /** The stored model, where its changelogs are damaged; its metrics go with it. */
    NEW_MODEL,
    /** The stored metrics, where their changelog is damaged. */
    NEW_METRICS,
    /** Events that were lost, or passed over, before they were learnt. */
    GAP
}
