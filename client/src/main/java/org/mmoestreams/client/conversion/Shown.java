package org.mmoestreams.client.conversion;

/** What others wrote, made fit for a line of a message. */
public final class Shown {

    private static final int MOST = 60;

    private Shown() {}

    /** The text in quotes, cut to 60 characters; those that are no print are shown as {@code ?}. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(MOST).map(Shown::printable).forEach(shown::appendCodePoint);
        return shown.append('"')
                .append(text.codePointCount(0, text.length()) > MOST ? "..." : "")
                .toString();
    }

    private static int printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> '?';
            default -> character;
        };
    }
}
