package org.mmoestreams.client.conversion;

import java.util.Set;

/**
 * Which texts of CSV stand for null, in fields that may be null. JSON has a null of its own.
 *
 * @param texts each as it is written, without the blanks around it
 */
public record Nulls(Set<String> texts) {

    /** Keeps a copy. */
    public Nulls {
        texts = Set.copyOf(texts);
    }

    /** The empty text alone. */
    public static Nulls empty() {
        return new Nulls(Set.of(""));
    }

    /** Whether a text stands for null. */
    public boolean contain(String text) {
        return texts.contains(text);
    }
}
