package org.mmoestreams.workbench.integration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmoestreams.workbench.integration.HostileRequest.Kind;

/** Requests to a learner with a token, each wrong in its own way: malformed, half-sent, slow, huge, not allowed. */
final class HostileRequests {

    static final String TOKEN = "a-token-for-this-test";

    private static final String WITH_TOKEN = "Authorization: Bearer " + TOKEN + "\r\n";
    private static final String GET = "GET /api/model HTTP/1.1\r\nHost: a\r\n";
    private static final String POST =
            "POST /api/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + WITH_TOKEN;

    private HostileRequests() {}

    static List<HostileRequest> all() {
        return Stream.of(
                        halfSent(),
                        slow(),
                        huge(),
                        wrongBodies(),
                        pathTricks(),
                        withoutToken(),
                        wrongMethods(),
                        malformed(),
                        wrongParameters())
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<HostileRequest> halfSent() {
        return Stream.of(
                        "G",
                        "GET ",
                        "GET /api/model",
                        "GET /api/model HTTP/1.1",
                        "GET /api/model HTTP/1.1\r\n",
                        GET,
                        GET + "X: ",
                        GET + WITH_TOKEN,
                        POST,
                        POST + "Content-Length: 1000000\r\n\r\n{",
                        POST + "Content-Length: 40\r\n\r\n",
                        POST + "Content-Length: 40\r\nExpect: 100-continue\r\n\r\n",
                        POST + "Transfer-Encoding: chunked\r\n\r\n5",
                        POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"\r",
                        POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                        "\r\n\r\n\r\n\r\n")
                .map(HostileRequest::half);
    }

    private static Stream<HostileRequest> slow() {
        return Stream.of(
                HostileRequest.slow("", "GET /api/model HTTP/1.1"),
                HostileRequest.slow("GET /", "a"),
                HostileRequest.slow(GET + "X: ", "x"),
                HostileRequest.slow(GET, "X: 1\r\n"),
                HostileRequest.slow("", "\r\n"),
                HostileRequest.slow(POST + "Content-Length: 900000\r\n\r\n", " "),
                HostileRequest.slow(POST + "Content-Length: 900001\r\n\r\n", "[\"a\", "),
                HostileRequest.slow(POST + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
                HostileRequest.slow(POST + "Transfer-Encoding: chunked\r\n\r\nffff\r\n", "1"));
    }

    private static Stream<HostileRequest> huge() {
        String[] requests = {
            GET + "X: " + "x".repeat(100_000) + "\r\n\r\n",
            GET + "X: 1\r\n".repeat(20_000) + "\r\n",
            GET + "x".repeat(100_000) + ": 1\r\n\r\n",
            "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/metrics?since=" + "9".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "G".repeat(100_000) + " / HTTP/1.1\r\nHost: a\r\n\r\n",
            GET + "Authorization: Bearer " + "x".repeat(5_000) + "\r\n\r\n",
            GET + "Authorization: Bearer " + "x".repeat(50_000) + "\r\n\r\n",
            "GET /api/model HTTP/1.1\r\nHost: " + "a".repeat(50_000) + "\r\n\r\n",
            POST + "Content-Length: 999999999999\r\n\r\n{",
            POST + "Content-Length: 9223372036854775807\r\n\r\n{",
            POST + "Content-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000),
            POST + "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n{",
            POST + "Transfer-Encoding: chunked\r\n\r\n1e8480\r\n" + "x".repeat(2_000_000) + "\r\n0\r\n\r\n",
            POST + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\n[\r\n".repeat(100_000),
            withBody("{\"events\": " + "[".repeat(500_000)),
            withBody("{\"a\":".repeat(100_000)),
            withBody("{\"age\": " + "9".repeat(500_000) + "}"),
            withBody("{\"age\": 1e" + "9".repeat(1_000) + "}"),
            withBody("{\"education\": \"" + "x".repeat(900_000) + "\"}"),
            withBody("{\"events\": [" + "{},".repeat(1_000) + "{}]}"),
            withBody("{\"events\": [" + "{},".repeat(100_000) + "{}]}"),
            withBody(IntStream.range(0, 50_000)
                    .mapToObj(i -> "\"field" + i + "\": 1")
                    .collect(Collectors.joining(",", "{", "}")))
        };
        return Stream.of(requests).map(HostileRequest::huge);
    }

    private static Stream<HostileRequest> wrongBodies() {
        Stream<HostileRequest> types = Stream.of("text/xml", "text/plain", "application/x-www-form-urlencoded", "")
                .map(type -> HostileRequest.whole(
                        Kind.WRONG_BODY,
                        "POST /api/predict HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Type: " + type + "\r\n"
                                + WITH_TOKEN + "\r\n{}"));
        Stream<HostileRequest> bodies = HostileBodies.all()
                .map(HostileRequests::withBody)
                .map(each -> HostileRequest.whole(Kind.WRONG_BODY, each));
        return Stream.concat(bodies, types);
    }

    private static Stream<HostileRequest> pathTricks() {
        return Stream.of(
                        "/../../etc/passwd",
                        "/api/../../../etc/passwd",
                        "/api/%2e%2e/%2e%2e/etc/passwd",
                        "/dashboard/%2e%2e%2f%2e%2e%2fetc/passwd",
                        "/dashboard/..%5c..%5capi",
                        "/dashboard/....//....//etc/passwd",
                        "/dashboard/%252e%252e/api",
                        "/dashboard/%c0%ae%c0%ae/api",
                        "/dashboard/style.css%00.html",
                        "/dashboard/style.css/",
                        "/dashboard/",
                        "/api/..;/model",
                        "/api/;/model",
                        "//api/model",
                        "/api//model",
                        "/API/MODEL",
                        "/api/model/",
                        "/api/model%20",
                        "/api/model%",
                        "/api/mod%u0065l",
                        "/api\\model",
                        "/health",
                        "/WEB-INF/web.xml",
                        "/.git/config",
                        "file:///etc/passwd",
                        "api/model")
                .map(path -> HostileRequest.whole(
                        Kind.PATH_TRICK, "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + WITH_TOKEN + "\r\n"));
    }

    private static Stream<HostileRequest> withoutToken() {
        Stream<String> routes = Stream.of(
                        "/vitals",
                        "/metrics",
                        "/api/openapi.json",
                        "/api/tasks",
                        "/api/metrics",
                        "/api/drift",
                        "/api/dead-letters",
                        "/api/experts",
                        "/api/topology",
                        "/api/input",
                        "/api/example",
                        "/api/events")
                .map(path -> "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        Stream<String> tokens = Stream.of(
                        "",
                        "Bearer",
                        "Bearer ",
                        "Bearer x",
                        "Basic " + TOKEN,
                        "Token " + TOKEN,
                        TOKEN,
                        "Bearer " + TOKEN + "x",
                        "Bearer " + TOKEN.substring(1),
                        "Bearer \"" + TOKEN + "\"",
                        "Bearer " + TOKEN + ", Bearer " + TOKEN)
                .map(shown -> GET + "Authorization: " + shown + "\r\n\r\n");
        Stream<String> posts = Stream.of("/api/predict", "/api/explain")
                .map(path -> "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 2\r\n\r\n{}");
        Stream<String> ways = Stream.of("/api/./model", "/health/../api/model", "/api/model;a=1", "http://b/api/model")
                .map(path -> "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        return Stream.of(routes, tokens, posts, ways)
                .flatMap(part -> part)
                .map(text -> HostileRequest.whole(Kind.NO_TOKEN, text));
    }

    private static Stream<HostileRequest> wrongMethods() {
        return Stream.of("DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW", "get", "POST")
                .map(method ->
                        method + " /api/model HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n" + WITH_TOKEN + "\r\n")
                .map(text -> HostileRequest.whole(Kind.WRONG_METHOD, text));
    }

    private static Stream<HostileRequest> malformed() {
        return Stream.of(
                        "GET /api/model HTTP/9.9\r\n\r\n",
                        "GET /api/model HTTP/1.1\r\n\r\n",
                        "GET /api/model SMTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /api/model\r\n\r\n",
                        "CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                        "\u0000\u0000\u0000\u0000\r\n\r\n",
                        GET + "Host: b\r\n\r\n",
                        GET + " folded: 1\r\n\r\n",
                        GET + "X : 1\r\n\r\n",
                        GET + ": 1\r\n\r\n",
                        GET + "X: \u0000\r\n\r\n",
                        GET + "X\u00e9: 1\r\n\r\n",
                        POST + "Content-Length: -1\r\n\r\n",
                        POST + "Content-Length: two\r\n\r\n{}",
                        POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                        POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        POST + "Transfer-Encoding: gzip\r\n\r\n{}",
                        POST + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
                        POST + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n")
                .map(text -> HostileRequest.whole(Kind.MALFORMED, text));
    }

    private static Stream<HostileRequest> wrongParameters() {
        return Stream.of(
                        "/api/metrics?since=99999999999999999999",
                        "/api/metrics?since=-1",
                        "/api/metrics?since=",
                        "/api/metrics?since=%ff%fe",
                        "/api/metrics?since=%zz",
                        "/api/metrics?limit=1",
                        "/api/model?digest=maybe",
                        "/api/model?digest=true'%20OR%201=1",
                        "/api/topology?%00=1",
                        "/health/live?verbose=true",
                        "/api/drift?since=1e3")
                .map(path -> HostileRequest.whole(
                        Kind.WRONG_PARAMETER, "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + WITH_TOKEN + "\r\n"));
    }

    private static String withBody(String body) {
        return POST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
