package org.mmoestreams.app.metrics;

import java.time.Instant;
import java.util.OptionalLong;

/** Milliseconds since the epoch as instants. */
final class Times {

    private Times() {}

    /** The instant, or null when there is none. */
    static Instant instant(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }
}
