package org.mmoestreams.workbench.draft;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes scalars and comments of YAML. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    /** What YAML 1.1 or 1.2 takes for something else than a text. */
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlText() {}

    /** A text as a scalar in a line, quoted unless nothing could take it for anything else. */
    static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : quoted(text);
    }

    /** A text in quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    /** A text as a line of a comment: what is no print is shown as {@code ?}. */
    static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        text.chars().forEach(c -> comment.append(isPrint((char) c) ? (char) c : '?'));
        return comment.toString();
    }

    private static boolean isPrint(char c) {
        return c >= ' '
                && c != 0x7f
                && !(c >= 0x80 && c < 0xa0)
                && c != 0x2028
                && c != 0x2029
                && c != 0xfeff
                && c < 0xfffe;
    }

    private static String escaped(char c) {
        if (c == '"' || c == '\\') {
            return "\\" + c;
        }
        // surrogates go as they are: YAML has no pairs of escapes
        return isPrint(c) ? String.valueOf(c) : String.format("\\u%04X", (int) c);
    }
}
