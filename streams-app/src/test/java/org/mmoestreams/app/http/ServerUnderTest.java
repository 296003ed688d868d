package org.mmoestreams.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mmoestreams.app.committed.Feed;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.config.Settings;

/** A server on a free port, and a client that asks it. */
final class ServerUnderTest implements AutoCloseable {

    private final Feed feed;
    private final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerUnderTest(Feed feed, ApiServer server) {
        this.feed = feed;
        this.server = server;
    }

    /** One that answers a little of each kind: {@code /open, /plain, /events, /count}. */
    static ServerUnderTest start(String... assignments) {
        Feed feed = new Feed();
        List<Route> routes = List.of(
                Route.open("/open", asked -> Answer.text("text/plain", "open")),
                Route.get("/plain", asked -> Answer.text("text/plain", "well")),
                Route.get("/events", asked -> new Answer.Events(feed)),
                Route.post("/count", asked -> Answer.text("text/plain", Integer.toString(asked.body().length))));
        return new ServerUnderTest(feed, ApiServer.start(settings(assignments), routes));
    }

    /** One that answers something else. */
    static ServerUnderTest of(ApiServer server) {
        return new ServerUnderTest(new Feed(), server);
    }

    static HttpSettings settings(String... assignments) {
        List<String> all = new ArrayList<>(List.of("http.port=0"));
        all.addAll(List.of(assignments));
        return Settings.of(all.toArray(String[]::new)).http();
    }

    String address() {
        return server.address();
    }

    /** What {@code /events} tells. */
    Feed feed() {
        return feed;
    }

    /** An answer; headers are names and values by turns. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Asks, and waits for no answer. */
    CompletableFuture<HttpResponse<String>> begin(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + path)).build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    /** What {@code /count} answers to a body. */
    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(count().header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** The beginning of a request to {@code /count}. */
    HttpRequest.Builder count() {
        return HttpRequest.newBuilder(URI.create(address() + "/count"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** An answer that goes on. */
    HttpResponse<InputStream> events() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + "/events")).build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    /** All that is answered where the server is asked by another name; more headers may follow it. */
    String asked(String path, String host) throws IOException {
        try (Talk talk = new Talk(address())) {
            return talk.say("GET " + path + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n")
                    .hear();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
