package org.mmoestreams.app.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Response;

/** The answers that go on: a few at a time. */
final class EventChannels {

    /** Fewer than there may be connections: they leave room for others. */
    private static final int MOST = 16;

    private final Executor threads;
    private final Set<EventChannel> open = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(MOST);
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
        if (!room.tryAcquire()) {
            throw ProblemException.unavailable(
                    MOST + " readers already (expected: fewer; end one, or ask again later)");
        }
        begin(exchange.response());
        Connection connection = exchange.request().getConnectionMetaData().getConnection();
        stalled.exempt(connection);
        EventChannel channel = new EventChannel(exchange, threads, ended -> {
            events.feed().end(ended);
            open.remove(ended);
            stalled.include(connection);
            room.release();
        });
        open.add(channel);
        events.feed().begin(channel);
        channel.begin();
        if (channel.hasEnded()) {
            // maybe before it was among them
            events.feed().end(channel);
            open.remove(channel);
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
        SafeHeaders.addTo(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    }
}
