package org.mmoestreams.client.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mmoestreams.client.registry.RegistryException.Fault;

/** Requests to a registry: each answered in time, in few bytes, and with JSON, or failed. */
final class RegistryHttp {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MEDIA = "application/vnd.schemaregistry.v1+json";
    private static final String BY_GUID = "/schemas/guids/";

    private final RegistryAddress address;
    private final String base;
    /** Made when it is needed, for it has threads. */
    private HttpClient client;

    RegistryHttp(RegistryAddress address) {
        this.address = address;
        this.base = address.url().toString().replaceAll("/+$", "");
    }

    /** Where the registry's interface for Confluent's clients begins, without a slash at the end. */
    String base() {
        return base;
    }

    /** The JSON at a place below {@link #base}. */
    JsonNode get(String path) throws RegistryException {
        return answer(request(base + path).GET().build());
    }

    /** The JSON at another address of the registry. */
    JsonNode getAt(String url) throws RegistryException {
        return answer(request(url).GET().build());
    }

    /** The JSON that is answered to JSON. */
    JsonNode post(String path, JsonNode body) throws RegistryException {
        return answer(request(base + path)
                .header("Content-Type", MEDIA)
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** The time that an answer has in its head, whatever else is in it. */
    Optional<Instant> time(String path) {
        try {
            return send(request(base + path).GET().build())
                    .headers()
                    .firstValue("Date")
                    .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (RegistryException | DateTimeException untold) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String url) throws RegistryException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(address.timeout())
                .header("Accept", MEDIA + ", application/json, */*");
        Optional<String> authorization = authorization();
        try {
            authorization.ifPresent(value -> request.header("Authorization", value));
        } catch (IllegalArgumentException refused) {
            // its message has the value
            throw new RegistryException(
                    Fault.NO_ANSWER, url + ": not asked, for the password or token has what no header may");
        }
        return request;
    }

    /** A secret's file may be away for a moment while it is replaced. */
    private Optional<String> authorization() throws RegistryException {
        try {
            return address.authorization().get();
        } catch (RuntimeException unknown) {
            throw new RegistryException(
                    Fault.NO_ANSWER, base + ": not asked, for " + Shortened.of(unknown.getMessage()));
        }
    }

    private JsonNode answer(HttpRequest request) throws RegistryException {
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        Optional<JsonNode> json = json(response.body());
        String said = json.map(RegistryHttp::message).orElse("");
        String text = "HTTP " + status + (said.isEmpty() ? "" : ", " + Shortened.of(said));
        if (status == 200) {
            return json.orElseThrow(() -> failure(Fault.NO_ANSWER, request, "an answer that is not JSON"));
        }
        boolean isRegistrys = json.isPresent() && isRegistrys(json.get());
        if (status == 404 && (isRegistrys || isUnknownGuid(request, response))) {
            throw failure(Fault.NOT_THERE, request, text);
        }
        boolean refused = isRegistrys && (status == 400 || status == 409 || status == 422);
        throw failure(refused ? Fault.REFUSED : Fault.NO_ANSWER, request, text);
    }

    /** Proxies answer with JSON, too, but not with a registry's error code; Apicurio's own interface has names. */
    private static boolean isRegistrys(JsonNode answer) {
        return answer.path("error_code").isIntegralNumber()
                || answer.path("name").isTextual();
    }

    /** Apicurio has no GUIDs, and answers with nothing. */
    private static boolean isUnknownGuid(HttpRequest request, HttpResponse<byte[]> response) {
        return response.body().length == 0 && request.uri().getPath().contains(BY_GUID);
    }

    private static String message(JsonNode answer) {
        return answer.path("message").asText(answer.path("title").asText(""));
    }

    /** The timeout of a request ends with the answer's head; its body may take no longer. */
    private HttpResponse<byte[]> send(HttpRequest request) throws RegistryException {
        CompletableFuture<HttpResponse<byte[]>> sent = client().sendAsync(request, head -> new LimitedBody());
        try {
            return sent.get(address.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw failure(Fault.NO_ANSWER, request, "no answer within " + address.timeout());
        } catch (ExecutionException failed) {
            throw failure(Fault.NO_ANSWER, request, reason(failed.getCause()));
        } catch (InterruptedException interrupted) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(Fault.NO_ANSWER, request, "interrupted");
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            // a redirect would take the credentials along
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(address.timeout())
                    .followRedirects(HttpClient.Redirect.NEVER);
            address.trust().ifPresent(builder::sslContext);
            client = builder.build();
        }
        return client;
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static RegistryException failure(Fault fault, HttpRequest request, String what) {
        return new RegistryException(fault, request.method() + " " + request.uri() + ": " + what);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        return (message == null || message.isBlank() ? type : type + ", " + Shortened.of(message)) + advice(cause);
    }

    /** What to do about a certificate that is not accepted. */
    private static String advice(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CertPathBuilderException) {
            return "; its certificate is signed by nobody who is trusted, see registry.truststore";
        }
        return root.getClass() == CertificateException.class
                ? "; its certificate is of another host, see registry.url"
                : "";
    }
}
