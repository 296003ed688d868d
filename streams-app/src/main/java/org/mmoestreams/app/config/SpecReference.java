package org.mmoestreams.app.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmoestreams.features.SpecKeys;
import org.mmoestreams.features.SpecKeys.SpecKey;

/** The tables of all keys of a feature spec and of a label spec, as the documentation has them. */
public final class SpecReference {

    private SpecReference() {}

    /** Markdown: for each mapping of a spec a heading that says where it is, and a table with a row for each key. */
    public static String markdown() {
        return tables("The spec", SpecKeys.all());
    }

    /** The same of a label spec. */
    public static String labels() {
        return tables("The label spec", SpecKeys.ofLabels());
    }

    private static String tables(String whole, Map<String, List<SpecKey>> mappings) {
        return mappings.entrySet().stream()
                .map(mapping -> table(whole, mapping))
                .collect(Collectors.joining("\n"));
    }

    private static String table(String whole, Map.Entry<String, List<SpecKey>> mapping) {
        String place = mapping.getKey().isEmpty()
                ? whole
                : "`" + mapping.getKey().substring(1).replace("/", ".") + "`";
        return "### " + place + "\n\n| key | what it means |\n|---|---|\n"
                + mapping.getValue().stream().map(SpecReference::row).collect(Collectors.joining());
    }

    private static String row(SpecKey key) {
        return "| `" + key.name() + "` | " + key.meaning() + " |\n";
    }
}
