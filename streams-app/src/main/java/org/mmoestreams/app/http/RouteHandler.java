package org.mmoestreams.app.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests by their routes. A body is read without a thread that waits for it. What anyone may ask for is
 * answered at once, the rest as {@link Work}.
 */
final class RouteHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);

    private final Token token;
    private final Hosts hosts;
    private final int maxBodyBytes;
    private final EventChannels channels;
    private final Work work;
    /** By path and method; none before it is known what can be asked for. */
    private volatile Map<String, Map<String, Route>> routes = Map.of();

    /** A handler that says that nothing can be asked for yet. */
    RouteHandler(Token token, Hosts hosts, int maxBodyBytes, EventChannels channels, Work work) {
        this.token = token;
        this.hosts = hosts;
        this.maxBodyBytes = maxBodyBytes;
        this.channels = channels;
        this.work = work;
    }

    /** Answers from now on. */
    void answer(Map<String, Map<String, Route>> byPathAndMethod) {
        routes = Map.copyOf(byPathAndMethod);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback);
        try {
            Route route = route(request);
            if (route.method().equals(Route.POST)) {
                readAndAnswer(route, exchange);
            } else if (route.isOpen()) {
                answer(route, exchange, new byte[0]);
            } else {
                work.run(() -> answer(route, exchange, new byte[0]));
            }
        } catch (ProblemException problem) {
            refuse(exchange, problem);
        }
        return true;
    }

    private Route route(Request request) {
        if (routes.isEmpty()) {
            throw ProblemException.unavailable("the learner starts (expected: it runs; ask again)");
        }
        String path = Request.getPathInContext(request);
        Map<String, Route> there = routes.getOrDefault(path, Map.of());
        String method = request.getMethod().equals(Route.HEAD) ? Route.GET : request.getMethod();
        Route route = there.get(method);
        if (route == null || !route.isOpen()) {
            requireKnown(request);
        }
        if (there.isEmpty()) {
            throw ProblemException.notFound("no such path (expected: one that /api/openapi.json lists)");
        }
        if (route == null) {
            throw ProblemException.of(Status.NOT_ALLOWED, "method: another (expected: " + allowed(there) + ")");
        }
        return route;
    }

    private void requireKnown(Request request) {
        if (!hosts.isKnown(request.getHeaders().get(HttpHeader.HOST))) {
            throw ProblemException.of(
                    Status.OTHER_SERVER,
                    "Host: another (expected: localhost, an address or the http.host; others with an http.token)");
        }
        if (!token.isShown(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            throw ProblemException.of(
                    Status.UNAUTHORIZED, "Authorization: none that is known (expected: Bearer and the http.token)");
        }
    }

    private void readAndAnswer(Route route, Exchange exchange) {
        Request request = exchange.request();
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(Answer.JSON)) {
            throw ProblemException.of(Status.WRONG_TYPE, "Content-Type: another (expected: " + Answer.JSON + ")");
        }
        if (request.getLength() > maxBodyBytes) {
            throw tooLarge();
        }
        int room = request.getLength() < 0 ? maxBodyBytes : (int) request.getLength();
        work.reserve(room);
        Promise.Invocable<byte[]> whenRead = Promise.Invocable.from(InvocationType.BLOCKING, (body, failed) -> {
            if (failed == null) {
                workOut(route, exchange, body, room);
            } else {
                work.release(room);
                refuse(exchange, problem(failed));
            }
        });
        Content.Source.asByteArrayAsync(request, maxBodyBytes, whenRead);
    }

    private void workOut(Route route, Exchange exchange, byte[] body, int room) {
        try {
            work.run(() -> {
                try {
                    answer(route, exchange, body);
                } finally {
                    work.release(room);
                }
            });
        } catch (ProblemException busy) {
            work.release(room);
            refuse(exchange, busy);
        }
    }

    private void answer(Route route, Exchange exchange, byte[] body) {
        try {
            Answer answer = route.endpoint().answer(new Asked(query(exchange.request()), body));
            if (answer instanceof Answer.Whole whole) {
                send(exchange, whole);
            } else if (answer instanceof Answer.Events events) {
                channels.open(exchange, events);
            }
        } catch (ProblemException problem) {
            refuse(exchange, problem);
        } catch (RuntimeException failed) {
            LOG.warn("{} {}: no answer", route.method(), route.path(), failed);
            refuse(
                    exchange,
                    ProblemException.of(Status.FAILED, "no answer (expected: one; the learner's log says why)"));
        }
    }

    private void refuse(Exchange exchange, ProblemException problem) {
        Answer.Whole answer = Answer.problem(problem.status(), problem.getMessage());
        Map<String, String> headers = new LinkedHashMap<>();
        if (problem.status() == Status.NOT_ALLOWED) {
            headers.put("Allow", allowed(routes.get(Request.getPathInContext(exchange.request()))));
        } else if (problem.status() == Status.UNAUTHORIZED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        send(exchange, new Answer.Whole(answer.status(), answer.type(), answer.body(), headers));
    }

    private static void send(Exchange exchange, Answer.Whole answer) {
        Response response = exchange.response();
        response.setStatus(answer.status());
        SafeHeaders.addTo(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        answer.headers().forEach(response.getHeaders()::put);
        boolean isHead = exchange.request().getMethod().equals(Route.HEAD);
        response.write(true, isHead ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body()), exchange.callback());
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        try {
            Fields fields = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
            fields.forEach(field -> query.put(field.getName(), field.getValue()));
        } catch (IllegalArgumentException | IllegalStateException | HttpException.RuntimeException malformed) {
            throw ProblemException.badRequest("query: malformed (expected: name=value, with & between them)");
        }
        return query;
    }

    private ProblemException problem(Throwable failed) {
        return failed instanceof IllegalStateException ? tooLarge() : ProblemException.badRequest("body: broken off");
    }

    private ProblemException tooLarge() {
        return ProblemException.of(
                Status.TOO_LARGE, "body: too large (expected: <= " + maxBodyBytes + " bytes, http.max-body-bytes)");
    }

    private static String allowed(Map<String, Route> there) {
        TreeSet<String> methods = new TreeSet<>(there.keySet());
        if (methods.contains(Route.GET)) {
            methods.add(Route.HEAD);
        }
        return String.join(", ", methods);
    }
}
