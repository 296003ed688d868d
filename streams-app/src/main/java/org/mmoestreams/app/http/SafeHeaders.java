package org.mmoestreams.app.http;

import java.util.Map;
import org.eclipse.jetty.server.Response;

/** Headers of every answer: nobody keeps it, and a browser makes no page of it. */
final class SafeHeaders {

    private static final Map<String, String> ALL = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private SafeHeaders() {}

    static void addTo(Response response) {
        ALL.forEach(response.getHeaders()::put);
    }
}
