package org.mmoestreams.app.doctor;

import java.util.Locale;

/** What became of something that was looked at. */
public enum Outcome {
    /** As it should be. */
    GOOD,
    /** A learner runs, but not as well as it could, or not for long. */
    WARNING,
    /** A learner would not start, or would end, or would lose something. */
    FAULT,
    /** It could not be looked at. */
    NOT_CHECKED;

    /** As people read it: {@code not checked}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
