package org.mmoestreams.client.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;

/** A schema registry on loopback that answers as it is told to: soundly, wrongly, late. */
public final class FakeRegistry implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Integer, String> schemas = new ConcurrentHashMap<>();
    private final Map<String, Integer> subjects = new ConcurrentHashMap<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.SOUND;

    /** How it answers. */
    public enum Mood {
        /** As a registry does. */
        SOUND,
        /** With the status 500. */
        BROKEN,
        /** With a page that is no JSON. */
        PAGE,
        /** As a proxy does that refuses the request: a page, with the status 400. */
        REFUSING_PAGE,
        /** As a gateway does that knows no way to the registry: with JSON, and the status 404. */
        GATEWAY,
        /** With JSON that has not what was asked for. */
        OTHER_JSON,
        /** The head at once, the body never. */
        STUCK,
        /** With the status 401. */
        STRANGE_TO_US,
        /** With more bytes than anyone needs. */
        ENDLESS
    }

    private record Reply(int status, String body, String location) {}

    private FakeRegistry(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    public static FakeRegistry start() {
        return start(0);
    }

    /** Starts one on a port. */
    public static FakeRegistry start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            FakeRegistry registry = new FakeRegistry(server);
            server.setExecutor(registry.threads);
            server.createContext("/", registry::answer);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers otherwise from now on. */
    public void become(Mood other) {
        mood = other;
    }

    /** Has a schema from now on. */
    public void put(int id, Schema schema) {
        schemas.put(id, schema.toString());
    }

    /** Has something by an id that is no schema. */
    public void putText(int id, String text) {
        schemas.put(id, text);
    }

    /** Answers requests to a path so from now on, whatever it has. */
    public void putAnswer(String path, int status, String body) {
        replies.put(path, new Reply(status, body, ""));
    }

    /** Sends those who ask at a path to another address from now on. */
    public void putRedirect(String path, URI other) {
        replies.put(path, new Reply(302, "{}", other.toString()));
    }

    /** The id of a subject's only schema. */
    public Optional<Integer> idOf(String subject) {
        return Optional.ofNullable(subjects.get(subject));
    }

    /** All requests so far, as {@code GET /schemas/ids/1}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The values of the header {@code Authorization} so far. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(authorizations::add);
        switch (mood) {
            case SOUND -> soundly(exchange, path);
            case BROKEN -> send(exchange, 500, "{\"error_code\": 50001, \"message\": \"the store is away\"}");
            case PAGE -> send(exchange, 200, "<html>welcome</html>");
            case REFUSING_PAGE -> send(exchange, 400, "<html>bad request</html>");
            case GATEWAY -> send(exchange, 404, "{\"message\": \"no Route matched with those values\"}");
            case OTHER_JSON -> send(exchange, 200, "{\"schema\": 7, \"id\": \"x\"}");
            case STRANGE_TO_US -> send(exchange, 401, "{\"error_code\": 40101, \"message\": \"who are you\"}");
            case STUCK -> exchange.sendResponseHeaders(200, 1_000);
            case ENDLESS -> send(exchange, 200, "\"" + "x".repeat(8 * 1024 * 1024) + "\"");
        }
    }

    private void soundly(HttpExchange exchange, String path) throws IOException {
        Reply reply = replies.get(path);
        if (reply != null) {
            exchange.getResponseHeaders().set("Location", reply.location());
            send(exchange, reply.status(), reply.body());
            return;
        }
        if (path.startsWith("/schemas/ids/")) {
            String schema = schemas.get(Integer.parseInt(path.substring("/schemas/ids/".length())));
            if (schema == null) {
                send(exchange, 404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");
            } else {
                send(exchange, 200, object().put("schema", schema).toString());
            }
            return;
        }
        if (path.startsWith("/schemas/guids/")) {
            // as Apicurio does, which has none
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        JsonNode body = MAPPER.readTree(exchange.getRequestBody());
        String subject = path.substring("/subjects/".length()).replace("/versions", "");
        if (path.endsWith("/versions")) {
            int id = subjects.computeIfAbsent(subject, fresh -> schemas.size() + 1);
            schemas.put(id, body.path("schema").asText());
            send(exchange, 200, object().put("id", id).toString());
        } else if (subjects.containsKey(subject)) {
            send(exchange, 200, object().put("id", subjects.get(subject)).toString());
        } else {
            send(exchange, 404, "{\"error_code\": 40401, \"message\": \"Subject not found\"}");
        }
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
