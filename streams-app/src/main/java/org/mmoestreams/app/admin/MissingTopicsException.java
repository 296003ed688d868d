package org.mmoestreams.app.admin;

import java.util.List;

/** Topics that the application needs are not there. */
public final class MissingTopicsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The names of all topics that are missing. */
    public MissingTopicsException(List<String> missing) {
        super("missing " + (missing.size() == 1 ? "topic " : "topics ") + String.join(", ", missing)
                + " (expected: all topics to be there; create them, or let run --create-topics do so)");
    }
}
