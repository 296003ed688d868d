package org.mmoestreams.workbench.rows;

import static org.mmoestreams.checks.Checks.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmoestreams.client.conversion.Shown;

/** The names of a file's columns, in order; each once, none empty. */
public final class Header {

    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Header(String place, List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            check(!name.isEmpty(), place + ": name of column " + (i + 1), "empty", "a name for each column");
            Integer earlier = indexes.putIfAbsent(name, i);
            check(
                    earlier == null,
                    place + ": column " + Shown.of(name),
                    "in columns " + (earlier == null ? 0 : earlier + 1) + " and " + (i + 1),
                    "each name once");
        }
    }

    /**
     * A header.
     *
     * @param place where it is, for messages
     * @throws IllegalArgumentException naming the place and the column when a name is empty or comes twice
     */
    static Header of(Place place, List<String> names) {
        return new Header(place.toString(), names);
    }

    /** This header without some names. */
    public Header without(Set<String> others) {
        return new Header(
                "header", names.stream().filter(name -> !others.contains(name)).toList());
    }

    /** The names in order. */
    public List<String> names() {
        return names;
    }

    /** The index of a name, counted from 0; -1 where there is none. */
    public int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }
}
