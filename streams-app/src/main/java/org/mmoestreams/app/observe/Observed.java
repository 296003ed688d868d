package org.mmoestreams.app.observe;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a learner's process has noticed since it started, all its partitions together. What is done again after a
 * failure counts again.
 *
 * @param eventsRead records of the features topic
 * @param rowsLearnt labelled rows of the windows that were learnt
 * @param deadLetters events that could not be used, by reason
 * @param incidents how often other things happened that should not, by name
 * @param warnings what is wrong as far as is known now, in words
 */
public record Observed(
        long eventsRead,
        long rowsLearnt,
        Map<String, Long> deadLetters,
        Map<String, Long> incidents,
        List<String> warnings) {

    /** Nothing yet. */
    public static final Observed NOTHING = new Observed(0, 0, Map.of(), Map.of(), List.of());

    /** All of it but the warnings, in one line. */
    public String summary() {
        return eventsRead + " events read, " + rowsLearnt + " rows learnt, " + sum() + " dead letters"
                + listed(deadLetters) + (incidents.isEmpty() ? "" : ", incidents" + listed(incidents));
    }

    private long sum() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
