package org.mmoestreams.app.admin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether somebody listens where brokers were said to be, whatever it is. */
final class Listeners {

    private static final int CONNECT_MILLIS = 1_000;

    private Listeners() {}

    /**
     * Whether one of some addresses takes a connection.
     *
     * @param bootstrap {@code host:port}, separated by commas
     */
    static boolean areAt(String bootstrap) {
        for (String address : bootstrap.split(",", -1)) {
            int colon = address.lastIndexOf(':');
            String host = address.substring(0, colon);
            if (takesConnections(new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))))) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesConnections(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
