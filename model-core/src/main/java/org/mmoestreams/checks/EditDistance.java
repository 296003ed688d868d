package org.mmoestreams.checks;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Levenshtein's distance: the least number of characters to insert, delete or replace. Costs the product of both
 * lengths.
 */
public final class EditDistance {

    /** How much of a name may be wrong for another one to be meant. */
    private static final int PART = 3;

    private EditDistance() {}

    /** The nearest of some names, if it is near: a third of the characters apart at most, case aside. */
    public static Optional<String> nearTo(String name, Collection<String> names) {
        String meant = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt((String each) -> between(meant, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(near -> PART * between(meant, near.toLowerCase(Locale.ROOT)) <= Math.max(PART, near.length()));
    }

    /** The distance itself. */
    public static int between(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
