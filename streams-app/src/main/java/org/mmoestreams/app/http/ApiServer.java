package org.mmoestreams.app.http;

import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import org.mmoestreams.app.config.HttpAccess;
import org.mmoestreams.app.config.HttpLimits;
import org.mmoestreams.app.config.HttpSettings;

/**
 * An HTTP server that answers some routes, over HTTPS where there are keys. Requests and answers that do not get
 * further hold a connection, but no thread, and are closed after the time-out; what is more than the limits allow is
 * refused or waits. So nobody keeps others from their answers for long.
 */
public final class ApiServer implements AutoCloseable {

    private static final int THREADS = 12;
    private static final int LEAST_THREADS = 2;
    private static final int THREAD_IDLE_MILLIS = 10_000;
    private static final int MOST_HEADER_BYTES = 8 * 1024;
    private static final int LOOKS_IN_TIMEOUT = 4;

    private final Server server;
    private final ServerConnector connector;
    private final EventChannels channels;
    private final Work work;
    private final RouteHandler handler;
    private final StalledConnections stalled;
    private final Duration betweenLooks;
    private final boolean isSecure;
    private volatile boolean isClosed;

    private ApiServer(HttpSettings settings) {
        HttpLimits limits = settings.limits();
        QueuedThreadPool threads = threads();
        server = new Server(threads);
        Optional<KeyStore> keys = settings.access().keys();
        isSecure = keys.isPresent();
        connector = connector(server, http(isSecure), keys, settings.access());
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.timeout().toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.maxConnections(), connector));
        stalled = new StalledConnections(connector::getConnectedEndPoints, limits.timeout());
        channels = new EventChannels(threads, stalled);
        betweenLooks = limits.timeout().dividedBy(LOOKS_IN_TIMEOUT);
        work = new Work(limits.maxBodyBytes());
        Token token = new Token(settings.access().token());
        Hosts hosts = new Hosts(settings.host(), settings.access().hasToken());
        handler = new RouteHandler(token, hosts, limits.maxBodyBytes(), channels, work);
        server.setHandler(handler);
        server.setErrorHandler(new PlainErrors());
    }

    /**
     * Starts a server.
     *
     * @param routes no two of one path and method
     * @throws IllegalArgumentException when it cannot listen there
     */
    public static ApiServer start(HttpSettings settings, List<Route> routes) {
        ApiServer started = listen(settings);
        started.answer(routes);
        return started;
    }

    /**
     * Starts a server that answers 503 until it is told what can be asked for: so a learner finds out whether it can
     * listen before it does anything else.
     *
     * @throws IllegalArgumentException when it cannot listen there
     */
    public static ApiServer listen(HttpSettings settings) {
        ApiServer started = new ApiServer(settings);
        try {
            started.server.start();
        } catch (Exception e) {
            started.close();
            throw new IllegalArgumentException(
                    "http.port: " + settings.port() + " (expected: a free port on " + settings.host() + "; "
                            + e.getMessage() + ")",
                    e);
        }
        started.lookLater();
        return started;
    }

    /**
     * Answers from now on.
     *
     * @param routes no two of one path and method
     */
    public void answer(List<Route> routes) {
        handler.answer(byPath(routes));
    }

    /** Where it listens, as {@code http://host:port}. */
    public String address() {
        String host = connector.getHost();
        return (isSecure ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + connector.getLocalPort();
    }

    @Override
    public void close() {
        isClosed = true;
        channels.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("http: it does not stop (expected: it does)", e);
        } finally {
            work.close();
        }
    }

    private void lookLater() {
        Scheduler scheduler = connector.getScheduler();
        scheduler.schedule(this::look, betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isClosed) {
            try {
                stalled.look(System.nanoTime());
                channels.beat();
            } finally {
                lookLater();
            }
        }
    }

    private static QueuedThreadPool threads() {
        // what may wait for a thread is bounded by the connections that there may be
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS, THREAD_IDLE_MILLIS);
        threads.setName("http");
        threads.setDaemon(true);
        return threads;
    }

    private static HttpConfiguration http(boolean isSecure) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        if (isSecure) {
            // a certificate for one name serves whoever asks by another, as for an address behind a proxy
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        return http;
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, Optional<KeyStore> keys, HttpAccess access) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (keys.isEmpty()) {
            return new ServerConnector(server, 1, 1, plain);
        }
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keys.get());
        tls.setKeyStorePassword(access.password());
        return new ServerConnector(server, tls, plain);
    }

    private static Map<String, Map<String, Route>> byPath(List<Route> routes) {
        Map<String, Map<String, Route>> byPath = new HashMap<>();
        for (Route route : routes) {
            Route other = byPath.computeIfAbsent(route.path(), path -> new HashMap<>())
                    .putIfAbsent(route.method(), route);
            if (other != null) {
                throw new IllegalArgumentException(
                        "route: " + route.method() + " " + route.path() + " twice (expected: each once)");
            }
        }
        return byPath;
    }
}
