package org.mmoestreams.app.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.observe.Observed;

/**
 * Answers {@code GET /health/live} and {@code /health/ready} with 200 or 503, and {@code /vitals} with 200, each with a
 * JSON object.
 *
 * <p>A client that sends half a request, or does not read its answer, holds one of a few threads for seconds, then its
 * connection is closed; others are answered meanwhile.
 */
public final class HealthServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private static final byte[] NOTHING = {};

    private static final int THREADS = 8;
    private static final int MOST_WAITING = 64;
    private static final int IDLE_SECONDS = 10;
    private static final String MOST_SECONDS = "2";

    static {
        // the JDK's server looks at these once, when its classes are loaded; its default is to wait for good
        setUnlessSet("sun.net.httpserver.maxReqTime", MOST_SECONDS);
        setUnlessSet("sun.net.httpserver.maxRspTime", MOST_SECONDS);
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads = threads();
    private final JsonMapper json = new JsonMapper();

    private HealthServer(HttpServer server, Supplier<Health> health, Supplier<Observed> observed) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/health/live", exchange -> answerHealth(exchange, health.get(), Health::live));
        server.createContext("/health/ready", exchange -> answerHealth(exchange, health.get(), Health::ready));
        server.createContext("/vitals", exchange -> answer(exchange, Vitals.now(observed.get()), true));
    }

    /**
     * Starts a server.
     *
     * @param health asked at each request
     * @param observed asked at each request
     * @throws IllegalArgumentException when it cannot listen there
     */
    public static HealthServer start(HttpSettings settings, Supplier<Health> health, Supplier<Observed> observed) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
            HealthServer started = new HealthServer(server, health, observed);
            server.start();
            return started;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "http.port: " + settings.port() + " (expected: a free port on " + settings.host() + "; "
                            + e.getMessage() + ")",
                    e);
        }
    }

    /** Where it listens, as {@code http://host:port}. */
    public String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Reading a request takes a thread for as long as its sender likes: none of them is the one that accepts
     * connections.
     */
    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "health");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private void answerHealth(HttpExchange exchange, Health health, Predicate<Health> isWell) throws IOException {
        answer(exchange, health, isWell.test(health));
    }

    private void answer(HttpExchange exchange, Object body, boolean well) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (method.equals("GET") || method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, well ? OK : UNAVAILABLE, method.equals("GET") ? json.writeValueAsBytes(body) : NOTHING);
            } else {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, NOT_ALLOWED, NOTHING);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
