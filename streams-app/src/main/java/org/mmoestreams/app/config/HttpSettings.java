package org.mmoestreams.app.config;

import org.mmoestreams.settings.Values;

/**
 * Where the learner tells of itself, and answers questions.
 *
 * @param host the address to listen on
 * @param port the port; 0: a free one; negative: no server
 * @param access who may ask, and how
 * @param limits how much is taken
 */
public record HttpSettings(String host, int port, HttpAccess access, HttpLimits limits) {

    private static final Key<String> HOST = new Key<>(
            "http.host",
            ValueTypes.host(),
            "127.0.0.1",
            "The address of the [HTTP API](http-api.md). Set `http.token` before you make it another than loopback.");
    private static final Key<Integer> PORT = new Key<>(
            "http.port",
            Values.integer(-1, 65_535),
            "-1",
            "The port of the [HTTP API](http-api.md): health, metrics, predictions. 0: a free one. -1: none.");

    /** Checks the ranges. */
    public HttpSettings {
        HOST.checked(host);
        PORT.checked(port);
    }

    /** Open to everyone who reaches it, within the usual limits. */
    public HttpSettings(String host, int port) {
        this(host, port, HttpAccess.open(), HttpLimits.standard());
    }

    static HttpSettings of(KeyValues values) {
        return new HttpSettings(values.of(HOST), values.of(PORT), HttpAccess.of(values), HttpLimits.of(values));
    }

    /** Whether there is a server at all. */
    public boolean isOn() {
        return port >= 0;
    }
}
