package org.mmoestreams.app.api;

import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.mmoestreams.app.http.ProblemException;
import org.mmoestreams.app.scoring.NoModelException;
import org.mmoestreams.app.scoring.UnusableEventException;

/** Why an event has no answer. */
final class Refusals {

    private Refusals() {}

    /**
     * What a scorer says of events.
     *
     * @param places which of the request's events is meant by an index among those that the scorer was asked about
     * @throws ProblemException when the model has just left, or an event cannot be used
     */
    static <T> T unlessRefused(Supplier<T> asked, IntUnaryOperator places) {
        try {
            return asked.get();
        } catch (NoModelException moved) {
            throw ProblemException.unavailable(moved.getMessage());
        } catch (UnusableEventException unusable) {
            throw of(unusable, places.applyAsInt(unusable.index()));
        }
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
