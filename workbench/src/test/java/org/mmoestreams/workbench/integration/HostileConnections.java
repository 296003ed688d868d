package org.mmoestreams.workbench.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connections with a hostile request each; they stay open until the server closes them. */
final class HostileConnections implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.\\d ([2-9]\\d\\d)");
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI address;
    private final List<Connection> open = new ArrayList<>();

    HostileConnections(String address) {
        this.address = URI.create(address);
    }

    /** A request, its connection, and how much was sent by a drip. */
    private static final class Connection {

        private final HostileRequest request;
        private final Socket socket;
        private int dripped;

        Connection(HostileRequest request, Socket socket) {
            this.request = request;
            this.socket = socket;
        }

        void drip() {
            String drip = request.drip();
            if (!drip.isEmpty()) {
                write(new byte[] {(byte) drip.charAt(dripped++ % drip.length())});
            }
        }

        void write(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException closed) {
                // the server does not want more
            }
        }
    }

    /** Opens a connection and sends a request, or that part of it that is sent at once. */
    synchronized void send(HostileRequest request) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        Connection connection = new Connection(request, socket);
        open.add(connection);
        connection.write(request.bytes());
    }

    /** Sends one more byte of each request that is sent slowly. */
    synchronized void drip() {
        open.forEach(Connection::drip);
    }

    /** The statuses of the answers to all requests, once the server has closed their connections; empty: no answer. */
    List<Optional<Integer>> awaitClosed() {
        List<Connection> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        return all.stream().map(HostileConnections::status).toList();
    }

    @Override
    public synchronized void close() throws IOException {
        for (Connection connection : open) {
            connection.socket.close();
        }
    }

    private static Optional<Integer> status(Connection connection) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            connection.socket.getInputStream().transferTo(heard);
        } catch (SocketException reset) {
            // closed, too
        } catch (IOException open) {
            throw new UncheckedIOException(connection.request + " is not closed", open);
        }
        Matcher status = STATUS.matcher(heard.toString(StandardCharsets.ISO_8859_1));
        return status.find() ? Optional.of(Integer.valueOf(status.group(1))) : Optional.empty();
    }
}
