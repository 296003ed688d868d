package org.mmoestreams.app.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mmoestreams.app.committed.Feed;

/** What a route answers. */
public sealed interface Answer {

    /** The type of answers in JSON. */
    String JSON = "application/json";

    /** An answer that is there whole. */
    final class Whole implements Answer {

        private final int status;
        private final String type;
        private final byte[] body;
        private final Map<String, String> headers;

        /**
         * An answer.
         *
         * @param type its content type
         * @param body its bytes, not to be changed
         * @param headers more headers; they take the place of those that every answer has
         */
        public Whole(int status, String type, byte[] body, Map<String, String> headers) {
            this.status = status;
            this.type = type;
            this.body = body;
            this.headers = Map.copyOf(headers);
        }

        int status() {
            return status;
        }

        String type() {
            return type;
        }

        byte[] body() {
            return body;
        }

        Map<String, String> headers() {
            return headers;
        }
    }

    /**
     * An answer that goes on: messages as they come, as server-sent events.
     *
     * @param feed gives the messages
     */
    record Events(Feed feed) implements Answer {}

    /** A value as JSON. */
    static Answer json(Object value) {
        return json(Status.OK, value);
    }

    /** What is well or not as JSON, with 200 or 503. */
    static Answer health(boolean well, Object value) {
        return json(well ? Status.OK : Status.UNAVAILABLE, value);
    }

    /** Bytes as they are. */
    static Answer bytes(String type, byte[] body) {
        return new Whole(Status.OK, type, body, Map.of());
    }

    /** A text as it is. */
    static Answer text(String type, String body) {
        return bytes(type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong, as JSON. */
    static Whole problem(int status, String message) {
        return json(status, Map.of("error", message));
    }

    private static Whole json(int status, Object value) {
        return new Whole(status, JSON, Json.bytes(value), Map.of());
    }
}
