package org.mmoestreams.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Connections that are tried, and closed at once. */
final class Sockets {

    private static final int PATIENCE_MILLIS = 2_000;

    private Sockets() {}

    /** Why nobody answers at an address; empty: somebody does. */
    static Optional<String> failure(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Optional.of("the name does not resolve");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed.getMessage());
        }
    }
}
