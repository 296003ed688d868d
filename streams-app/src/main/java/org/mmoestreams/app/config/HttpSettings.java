package org.mmoestreams.app.config;

/**
 * Where the learner tells of itself.
 *
 * @param host the address to listen on
 * @param port the port; 0: a free one; negative: no server
 */
public record HttpSettings(String host, int port) {

    /** Whether there is a server at all. */
    public boolean isOn() {
        return port >= 0;
    }
}
