package org.mmoestreams.app.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Response;

/** The answers that go on: a few at a time. */
final class EventChannels {

    /** Fewer than there may be connections: they leave room for others. */
    private static final int MOST = 16;

    private final Executor threads;
    private final Set<EventChannel> open = ConcurrentHashMap.newKeySet();
    private final StalledConnections stalled;

    EventChannels(Executor threads, StalledConnections stalled) {
        this.threads = threads;
        this.stalled = stalled;
    }

    /**
     * Begins to send messages.
     *
     * @throws ProblemException when as many are open as there may be
     */
    void open(Exchange exchange, Answer.Events events) {
        if (exchange.request().getMethod().equals(Route.HEAD)) {
            begin(exchange.response());
            exchange.response().write(true, null, exchange.callback());
            return;
        }
        if (open.size() >= MOST) {
            throw ProblemException.unavailable(
                    MOST + " readers already (expected: fewer; end one, or ask again later)");
        }
        begin(exchange.response());
        Connection connection = exchange.request().getConnectionMetaData().getConnection();
        stalled.exempt(connection);
        EventChannel channel = new EventChannel(exchange, threads);
        open.add(channel);
        channel.begin(() -> {
            events.feed().end(channel);
            open.remove(channel);
            stalled.include(connection);
        });
        events.feed().begin(channel);
        if (channel.hasEnded()) {
            // before it was told of anything
            events.feed().end(channel);
        }
    }

    /** To be called more often than the server takes connections for idle: finds readers that are gone, or too slow. */
    void beat() {
        open.forEach(EventChannel::beat);
    }

    void close() {
        open.forEach(EventChannel::close);
    }

    private static void begin(Response response) {
        response.setStatus(Status.OK);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }
}
