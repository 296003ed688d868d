package org.mmoestreams.workbench.scores;

import java.util.OptionalDouble;

/**
 * A figure.
 *
 * @param name its name in JSON
 * @param title its name for people
 * @param value empty where it is not defined
 * @param isCount whether it is a whole number
 * @param otherwise what stands for a value that is not defined, for people
 */
public record Figure(String name, String title, OptionalDouble value, boolean isCount, String otherwise) {

    private static final String DASH = "-";

    static Figure of(String name, String title, double value) {
        return of(name, title, OptionalDouble.of(value));
    }

    static Figure of(String name, String title, OptionalDouble value) {
        return new Figure(name, title, value, false, DASH);
    }

    static Figure ofCount(String name, String title, long count) {
        return new Figure(name, title, OptionalDouble.of((double) count), true, DASH);
    }

    /** The same, with a word in place of a dash. */
    Figure or(String word) {
        return new Figure(name, title, value, isCount, word);
    }
}
