package org.mmoestreams.workbench.draft;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes commands as a shell takes them. */
public final class ShellText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+-]+");

    private ShellText() {}

    /** A word, quoted where need be. */
    public static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Words of a command. */
    public static String words(List<String> texts) {
        return texts.stream().map(ShellText::word).collect(Collectors.joining(" "));
    }
}
