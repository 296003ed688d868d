package org.mmoestreams.client.registry;

/** Others' texts, as messages may have them: one line, and not a long one. */
public final class Shortened {

    private static final int MOST = 200;

    private Shortened() {}

    /** The text in one line; what is beyond 200 characters is left out. Null stays the text {@code null}. */
    public static String of(String text) {
        String line = String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }
}
