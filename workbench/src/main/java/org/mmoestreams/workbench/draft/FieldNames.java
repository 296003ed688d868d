package org.mmoestreams.workbench.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a field tells of its meaning. Names decide nothing alone; they tip the scales. */
final class FieldNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_.]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> IDS = Set.of("id", "uuid", "guid", "key");
    private static final Set<String> TIMES = Set.of("time", "timestamp", "ts", "date", "datetime", "at", "when", "day");
    private static final Set<String> CODES = Set.of(
            "code",
            "type",
            "cat",
            "category",
            "class",
            "group",
            "zip",
            "zipcode",
            "postal",
            "id",
            "kind",
            "region",
            "state",
            "status");
    private static final Set<String> LABELS = Set.of(
            "label",
            "target",
            "y",
            "class",
            "click",
            "clicked",
            "conversion",
            "converted",
            "buy",
            "bought",
            "purchase",
            "purchased",
            "churn",
            "churned",
            "fraud",
            "default",
            "defaulted",
            "outcome",
            "response",
            "survived",
            "approved",
            "result");

    private FieldNames() {}

    /** The words of a path's last name, in lower case. */
    static List<String> words(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return Arrays.stream(BETWEEN_WORDS.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether it ends as ids do. */
    static boolean isLikeId(String path) {
        List<String> words = words(path);
        return !words.isEmpty() && IDS.contains(words.get(words.size() - 1));
    }

    /** Whether it has a word of times. */
    static boolean isLikeTime(String path) {
        return words(path).stream().anyMatch(word -> TIMES.contains(word) || word.endsWith("time"));
    }

    /** Whether it has a word of codes, which are numbers that are names. */
    static boolean isLikeCode(String path) {
        return words(path).stream().anyMatch(CODES::contains);
    }

    /** Whether it ends as weights of rows do. */
    static boolean isLikeWeight(String path) {
        List<String> words = words(path);
        return !words.isEmpty() && words.get(words.size() - 1).equals("weight");
    }

    /** Whether it has a word of labels. */
    static boolean isLikeLabel(String path) {
        return words(path).stream().anyMatch(LABELS::contains);
    }

    /** Whether it begins with the words of another name, and goes on. */
    static boolean beginsWith(String path, String other) {
        List<String> words = words(path);
        List<String> first = words(other);
        return !first.isEmpty()
                && words.size() > first.size()
                && words.subList(0, first.size()).equals(first);
    }
}
