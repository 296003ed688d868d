package org.mmoestreams.app.config;

import java.time.Duration;
import org.mmoestreams.settings.Values;

/**
 * How much is taken over HTTP.
 *
 * @param maxBodyBytes the largest body of a request
 * @param maxConnections connections at a time; more wait
 * @param timeout how long a request, its answer or an idle connection may take
 */
public record HttpLimits(int maxBodyBytes, int maxConnections, Duration timeout) {

    private static final Key<Integer> MAX_BODY_BYTES = new Key<>(
            "http.max-body-bytes",
            Values.integer(1024, 64 * 1024 * 1024),
            Integer.toString(1024 * 1024),
            "The largest body of a request in bytes; a larger one is refused with 413.");
    private static final Key<Integer> MAX_CONNECTIONS = new Key<>(
            "http.max-connections",
            Values.integer(8, 10_000),
            "256",
            "Connections at a time; further ones wait until one is closed.");
    private static final Key<Duration> TIMEOUT = new Key<>(
            "http.timeout",
            ValueTypes.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "PT5S",
            "A connection on which no request or answer is completed for so long is closed: half-sent requests,"
                    + " answers that nobody reads, and idle ones.");

    /** Checks the ranges. */
    public HttpLimits {
        MAX_BODY_BYTES.checked(maxBodyBytes);
        MAX_CONNECTIONS.checked(maxConnections);
        TIMEOUT.checked(timeout);
    }

    static HttpLimits standard() {
        return new HttpLimits(MAX_BODY_BYTES.standard(), MAX_CONNECTIONS.standard(), TIMEOUT.standard());
    }

    static HttpLimits of(KeyValues values) {
        return new HttpLimits(values.of(MAX_BODY_BYTES), values.of(MAX_CONNECTIONS), values.of(TIMEOUT));
    }
}
