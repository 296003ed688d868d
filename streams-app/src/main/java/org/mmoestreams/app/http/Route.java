package org.mmoestreams.app.http;

/**
 * A path that is answered.
 *
 * @param method {@code GET}, which answers {@code HEAD} too, or {@code POST}
 * @param path the whole path
 * @param isOpen whether it is answered without a token, too
 * @param endpoint answers
 */
public record Route(String method, String path, boolean isOpen, Endpoint endpoint) {

    static final String GET = "GET";
    static final String HEAD = "HEAD";
    static final String POST = "POST";

    /** One that is read. */
    public static Route get(String path, Endpoint endpoint) {
        return new Route(GET, path, false, endpoint);
    }

    /** One that is read by whoever can reach it. */
    public static Route open(String path, Endpoint endpoint) {
        return new Route(GET, path, true, endpoint);
    }

    /** One that is given JSON. */
    public static Route post(String path, Endpoint endpoint) {
        return new Route(POST, path, false, endpoint);
    }

    /** Answers requests; several at a time. */
    @FunctionalInterface
    public interface Endpoint {

        /**
         * The answer.
         *
         * @throws ProblemException when there is none
         */
        Answer answer(Asked asked);
    }
}
