package org.mmoestreams.workbench.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.rows.Header;
import org.mmoestreams.workbench.rows.Row;

/** Columns of rows that are no fields of their events: what they say is kept beside the event. For one thread. */
final class BesideColumns {

    private final Set<String> names;
    private final Nulls nulls;
    private Header header;
    private Header rest;

    /** @param names the columns' names, which files may have or not */
    BesideColumns(Set<String> names, Nulls nulls) {
        this.names = Set.copyOf(names);
        this.nulls = nulls;
    }

    /** What a row says there; empty where it says null, and nothing of a column that its file lacks. */
    Map<String, String> of(Row row) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, String> said = new HashMap<>();
        for (String name : names) {
            if (row instanceof Row.Json json) {
                said.put(name, text(json.object().get(name)));
            } else if (row instanceof Row.Texts texts && texts.header().indexOf(name) >= 0) {
                String text = texts.text(name);
                said.put(name, nulls.contain(text) ? "" : text);
            }
        }
        return said;
    }

    /** The row without these columns. */
    Row without(Row row) {
        if (names.isEmpty()) {
            return row;
        }
        if (row instanceof Row.Json json) {
            ObjectNode kept = json.object().deepCopy();
            kept.remove(names);
            return new Row.Json(json.place(), kept);
        }
        return row instanceof Row.Texts texts
                ? new Row.Texts(texts.place(), without(texts.header()), rest(texts))
                : row;
    }

    /** The header without these columns, the same object for the same header. */
    Header without(Header columns) {
        if (names.isEmpty()) {
            return columns;
        }
        if (columns != header) {
            rest = columns.without(names);
            header = columns;
        }
        return rest;
    }

    private List<String> rest(Row.Texts texts) {
        List<String> kept = new ArrayList<>();
        List<String> columns = texts.header().names();
        for (int i = 0; i < columns.size(); i++) {
            if (!names.contains(columns.get(i))) {
                kept.add(texts.texts().get(i));
            }
        }
        return kept;
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? "" : node.asText();
    }
}
