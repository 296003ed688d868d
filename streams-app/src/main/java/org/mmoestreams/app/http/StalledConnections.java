package org.mmoestreams.app.http;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Closes connections on which nothing was completed for too long: no request was received whole and no answer sent.
 * The server's own idle time-out ends those on which no byte comes; here end those on which a byte comes now and then.
 */
final class StalledConnections {

    private final Supplier<Collection<EndPoint>> connections;
    private final long timeoutNanos;
    private final Set<Connection> exempt = ConcurrentHashMap.newKeySet();
    private final Map<EndPoint, Progress> seen = new HashMap<>();

    StalledConnections(Supplier<Collection<EndPoint>> connections, Duration timeout) {
        this.connections = connections;
        this.timeoutNanos = timeout.toNanos();
    }

    /** The answer on a connection goes on for as long as its reader likes. */
    void exempt(Connection connection) {
        exempt.add(connection);
    }

    /** The answer on a connection has ended. */
    void include(Connection connection) {
        exempt.remove(connection);
    }

    /** Looks at all connections; to be called several times in each time-out, by one thread. */
    void look(long nanos) {
        Collection<EndPoint> open = connections.get();
        seen.keySet().retainAll(Set.copyOf(open));
        for (EndPoint each : open) {
            Connection connection = speaking(each);
            long completed = connection == null ? 0 : connection.getMessagesIn() + connection.getMessagesOut();
            Progress before = seen.get(each);
            boolean isExempt = connection != null && exempt.contains(connection);
            if (before == null || before.completed() != completed || isExempt) {
                seen.put(each, new Progress(completed, nanos));
            } else if (nanos - before.since() > timeoutNanos) {
                each.close(new TimeoutException("nothing completed in time"));
            }
        }
    }

    /** The connection that speaks HTTP; null while there is none, as during a TLS handshake. */
    private static Connection speaking(EndPoint point) {
        Connection connection = point.getConnection();
        return connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    }

    private record Progress(long completed, long since) {}
}
