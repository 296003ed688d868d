package org.mmoestreams.app.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmoestreams.features.SpecKeys;
import org.mmoestreams.features.SpecKeys.SpecKey;

/** The tables of all keys of a feature spec, as the documentation has them. */
public final class SpecReference {

    private SpecReference() {}

    /** Markdown: for each mapping of a spec a heading that says where it is, and a table with a row for each key. */
    public static String markdown() {
        return SpecKeys.all().entrySet().stream().map(SpecReference::table).collect(Collectors.joining("\n"));
    }

    private static String table(Map.Entry<String, List<SpecKey>> mapping) {
        String place = mapping.getKey().isEmpty()
                ? "The spec"
                : "`" + mapping.getKey().substring(1).replace("/", ".") + "`";
        return "### " + place + "\n\n| key | what it means |\n|---|---|\n"
                + mapping.getValue().stream().map(SpecReference::row).collect(Collectors.joining());
    }

    private static String row(SpecKey key) {
        return "| `" + key.name() + "` | " + key.meaning() + " |\n";
    }
}
