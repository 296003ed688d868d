package org.mmoestreams.app.config;

import org.mmoestreams.settings.Values;

/**
 * Where the learner tells of itself.
 *
 * @param host the address to listen on
 * @param port the port; 0: a free one; negative: no server
 */
public record HttpSettings(String host, int port) {

    private static final Key<String> HOST = new Key<>(
            "http.host",
            ValueTypes.host(),
            "127.0.0.1",
            "The address that the learner's health is told on. Nothing there is protected: leave it on "
                    + "loopback or behind a proxy.");
    private static final Key<Integer> PORT = new Key<>(
            "http.port",
            Values.integer(-1, 65_535),
            "-1",
            "The port that the learner's health is told on: `GET /health/live`, `/health/ready`, `/vitals`. "
                    + "0: a free one. -1: none.");

    /** Checks the ranges. */
    public HttpSettings {
        HOST.checked(host);
        PORT.checked(port);
    }

    static HttpSettings of(KeyValues values) {
        return new HttpSettings(values.of(HOST), values.of(PORT));
    }

    /** Whether there is a server at all. */
    public boolean isOn() {
        return port >= 0;
    }
}
