package org.mmoestreams.app.config;

import java.time.Duration;

/**
 * What time does to a window.
 *
 * @param maxStreamTime stream time after which a window closes though it is not full; zero: never
 * @param linger wall-clock time that an event waits for company before it is predicted, not negative
 */
public record WindowSettings(Duration maxStreamTime, Duration linger) {}
