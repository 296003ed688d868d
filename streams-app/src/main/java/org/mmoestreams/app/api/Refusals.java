package org.mmoestreams.app.api;

import org.mmoestreams.app.http.ProblemException;
import org.mmoestreams.app.scoring.NoModelException;
import org.mmoestreams.app.scoring.UnusableEventException;

/** Why an event has no answer. */
final class Refusals {

    private Refusals() {}

    /** The model has just left. */
    static ProblemException of(NoModelException moved) {
        return ProblemException.unavailable(moved.getMessage());
    }

    /**
     * The event cannot be used.
     *
     * @param index which of the request's events it is
     */
    static ProblemException of(UnusableEventException unusable, int index) {
        return ProblemException.unusable("events[" + index + "]: " + unusable.getMessage());
    }
}
