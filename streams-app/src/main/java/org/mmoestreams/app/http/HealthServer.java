package org.mmoestreams.app.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mmoestreams.app.config.HttpSettings;

/**
 * Answers {@code GET /health/live} and {@code /health/ready} with 200 or 503, and {@code /vitals} with 200, each with a JSON
 * object.
 */
public final class HealthServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();

    private HealthServer(HttpServer server, Supplier<Health> health) {
        this.server = server;
        server.createContext("/health/live", exchange -> answerHealth(exchange, health.get(), Health::live));
        server.createContext("/health/ready", exchange -> answerHealth(exchange, health.get(), Health::ready));
        server.createContext("/vitals", exchange -> answer(exchange, Vitals.now(), true));
    }

    /**
     * Starts a server.
     *
     * @param health asked at each request
     * @throws IllegalArgumentException when it cannot listen there
     */
    public static HealthServer start(HttpSettings settings, Supplier<Health> health) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
            HealthServer started = new HealthServer(server, health);
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
    }

    private void answerHealth(HttpExchange exchange, Health health, Predicate<Health> isWell) throws IOException {
        answer(exchange, health, isWell.test(health));
    }

    private void answer(HttpExchange exchange, Object body, boolean well) throws IOException {
        try (exchange) {
            boolean get = exchange.getRequestMethod().equals("GET");
            byte[] bytes = get ? json.writeValueAsBytes(body) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            int status = well ? OK : UNAVAILABLE;
            exchange.sendResponseHeaders(get ? status : NOT_ALLOWED, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
