package org.mmoestreams.app.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmoestreams.client.conversion.Shown;

/** A request, read whole. */
public final class Asked {

    private final Map<String, String> query;
    private final byte[] body;

    /**
     * A request.
     *
     * @param query the parameters behind the path, each with its first value
     * @param body empty where there is none; not to be changed
     */
    public Asked(Map<String, String> query, byte[] body) {
        this.query = query;
        this.body = body;
    }

    /** What came with it, not to be changed; empty where nothing did. */
    public byte[] body() {
        return body;
    }

    /** The value of a parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * The value of a parameter that is a whole number.
     *
     * @throws ProblemException when it is none, or below the least
     */
    public Optional<Long> number(String name, long least) {
        return parameter(name).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException no) {
                // the same is said of it
            }
            throw ProblemException.badRequest(
                    name + ": " + Shown.of(text) + " (expected: a whole number >= " + least + ")");
        });
    }

    /**
     * Refuses parameters that the route does not know.
     *
     * @throws ProblemException naming the first one
     */
    public void allowOnly(List<String> known) {
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.badRequest("parameter " + Shown.of(name) + ": unknown (expected: "
                            + (known.isEmpty() ? "none" : known) + ")");
                });
    }
}
