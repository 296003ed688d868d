package org.mmoestreams.app.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Pattern;

/** Writes a text so that YAML reads the same text back: plain where that is safe, in double quotes elsewhere. */
final class YamlScalar {

    private static final Pattern PLAIN = Pattern.compile("(?i)(?!null$)[a-z0-9-]?[a-z0-9][a-z0-9._/+-]*");

    private YamlScalar() {}

    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : '"' + quoted(text) + '"';
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
