package org.mmoestreams.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a vocabulary of values that expire says, in the plainest way. */
final class PlainAging {

    private final int windows;
    private final TreeSet<Integer> free = new TreeSet<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();

    PlainAging(int capacity, int windows) {
        this.windows = windows;
        for (int row = Vocabulary.FIRST_VALUE; row < capacity + Vocabulary.FIRST_VALUE; row++) {
            free.add(row);
        }
    }

    int rowOf(String value, int window) {
        if (!rows.containsKey(value) && !free.isEmpty()) {
            rows.put(value, free.pollFirst());
        }
        if (rows.containsKey(value)) {
            last.put(value, window);
        }
        return find(value);
    }

    int find(String value) {
        return rows.getOrDefault(value, Vocabulary.OVERFLOW);
    }

    /** The rows that are given back when a window is closed. */
    List<Integer> closed(int window) {
        TreeSet<Integer> freed = new TreeSet<>();
        rows.forEach((value, row) -> {
            if (window - last.get(value) >= windows) {
                freed.add(row);
            }
        });
        rows.values().removeAll(freed);
        free.addAll(freed);
        return new ArrayList<>(freed);
    }
}
