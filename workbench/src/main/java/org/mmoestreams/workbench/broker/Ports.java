package org.mmoestreams.workbench.broker;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
final class Ports {

    // below the ranges from which systems take the ports of outgoing connections: a client that retries a broker that
    // is
    // down could otherwise be given the broker's own port
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** {@code count} different ports that were free a moment ago, none of them in {@code taken}. */
    static List<Integer> free(int count, Set<Integer> taken) {
        List<Integer> ports = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!ports.contains(port) && !taken.contains(port) && isFree(port)) {
                ports.add(port);
            }
        }
        check(ports.size() == count, "free ports from " + LOWEST + " to " + HIGHEST, ports.size(), ">= " + count);
        return ports;
    }

    /** Throws {@link IllegalArgumentException} when something listens on {@code port} already. */
    static void requireFree(int port) {
        check(isFree(port), "port", port, "a free port; end what listens there, or name another, 0 to have one chosen");
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(loopback(port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(loopback(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress loopback(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
