package org.mmoestreams.workbench.draft;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The different values of a field and how often each came, exactly up to {@value #MOST} values, or as many as there is
 * room for; of those that come after that it is only known that there are more. Values have indexes, counted from 0 in
 * the order in which they first came.
 */
final class DistinctValues {

    /** How many values are kept. */
    static final int MOST = 50_000;
    /** The index of a value that is not kept. */
    static final int BEYOND = -2;

    private static final int MOST_CHARACTERS = 1_024;

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Room room;
    private long total;
    private boolean isExact = true;

    /** @param room shared with the other fields; when it is used up, no more values are kept */
    DistinctValues(Room room) {
        this.room = room;
    }

    /** Counts a value and gives its index, or {@link #BEYOND}. */
    int add(String value) {
        total++;
        String kept = value.length() <= MOST_CHARACTERS
                ? value
                : value.substring(0, MOST_CHARACTERS) + "#" + Integer.toHexString(value.hashCode());
        Count known = counts.get(kept);
        if (known == null && (counts.size() == MOST || !room.take(kept))) {
            isExact = false;
            return BEYOND;
        }
        if (known == null) {
            known = new Count(counts.size(), total);
            counts.put(kept, known);
        }
        known.count++;
        return known.index;
    }

    /** How many values came, each as often as it came. */
    long total() {
        return total;
    }

    /** How many different values are known; there are more where that is not exact. */
    int size() {
        return counts.size();
    }

    /** Whether all values are known. */
    boolean isExact() {
        return isExact;
    }

    /** Whether no value was seen to come twice. */
    boolean allDiffer() {
        return counts.values().stream().allMatch(each -> each.count == 1);
    }

    /** How many of the values came once. */
    long singletons() {
        return counts.values().stream().filter(each -> each.count == 1).count();
    }

    /** How many of the values had come when half of all had. */
    long knownByHalf() {
        return counts.values().stream()
                .filter(each -> each.since <= (total + 1) / 2)
                .count();
    }

    /** The values by index. */
    List<String> byIndex() {
        return List.copyOf(counts.keySet());
    }

    /** How often a value came. */
    long countOf(String value) {
        Count count = counts.get(value);
        return count == null ? 0 : count.count;
    }

    /** The values that came most often, those that came first among equals. */
    List<String> mostFrequent(int most) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().count))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private static final class Count {

        private final int index;
        private final long since;
        private long count;

        private Count(int index, long since) {
            this.index = index;
            this.since = since;
        }
    }
}
