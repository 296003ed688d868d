package org.mmoestreams.app.config;

import java.time.Duration;

/**
 * What time does to a window.
 *
 * @param maxStreamTime stream time after which a window closes though it is not full; zero: never
 * @param linger wall-clock time that an event waits for company before it is predicted, not negative
 */
public record WindowSettings(Duration maxStreamTime, Duration linger) {

    private static final Key<Duration> MAX_STREAM_TIME = new Key<>(
            "window.max-stream-time",
            ValueTypes.duration(Duration.ZERO, ValueTypes.CENTURY),
            "PT10M",
            "A training window closes too when stream time (the highest event time so far) has passed this "
                    + "since its first row. `PT0S`: never.");
    private static final Key<Duration> LINGER = new Key<>(
            "window.linger",
            ValueTypes.duration(Duration.ZERO, Duration.ofHours(1)),
            "PT0.02S",
            "How long, by the clock on the wall, an event waits for company before it is predicted. Changes "
                    + "latency, never a value.");

    /** Checks the ranges. */
    public WindowSettings {
        MAX_STREAM_TIME.checked(maxStreamTime);
        LINGER.checked(linger);
    }

    static WindowSettings of(KeyValues values) {
        return new WindowSettings(values.of(MAX_STREAM_TIME), values.of(LINGER));
    }
}
