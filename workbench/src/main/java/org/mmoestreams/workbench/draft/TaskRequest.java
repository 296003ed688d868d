package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.Optional;

/**
 * A task that a user asks for.
 *
 * @param name the task's name
 * @param field the path of the label's field
 * @param positive the value that is positive; empty for a number to predict, or to have it chosen
 */
public record TaskRequest(String name, String field, Optional<String> positive) {

    /**
     * Reads {@code name=field} or {@code name=field:positive}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static TaskRequest parse(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':', equals + 1);
        String name = equals < 0 ? "" : text.substring(0, equals);
        String field = text.substring(equals + 1, colon < 0 ? text.length() : colon);
        check(
                name.matches("[a-zA-Z0-9._-]{1,100}") && !field.isEmpty() && colon != text.length() - 1,
                "task",
                text,
                "name=field or name=field:positive, the name of a-z A-Z 0-9 . _ -");
        return new TaskRequest(name, field, colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1)));
    }
}
