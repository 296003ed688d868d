package org.mmoestreams.app.config;

import java.util.stream.Collectors;

/** The table of all keys, as the documentation has it. */
public final class ConfigReference {

    private ConfigReference() {}

    /**
     * A Markdown table: one row per key with its default, what is allowed, its environment variable and what it does.
     */
    public static String markdown() {
        return """
                | key | default | allowed | environment variable | what it does |
                |---|---|---|---|---|
                """ + Keys.ALL.stream().map(ConfigReference::row).collect(Collectors.joining());
    }

    private static String row(Key<?> key) {
        String fallback = key.fallback().isEmpty() ? "empty" : "`" + key.fallback() + "`";
        return "| `" + key.name() + "` | " + fallback + " | " + key.type().expected() + " | `" + key.variable() + "` | "
                + key.doc() + " |\n";
    }
}
