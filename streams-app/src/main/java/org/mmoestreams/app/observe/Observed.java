package org.mmoestreams.app.observe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a learner's process has noticed since it started, all its partitions together. What is done again after a
 * failure counts again.
 *
 * @param eventsRead records of the features topic
 * @param rowsLearnt labelled rows of the windows that were learnt
 * @param deadLetters events and labels that could not be used, by reason
 * @param incidents how often other things happened that should not, by name
 * @param warnings what is wrong as far as is known now, in words
 * @param labels by partition that this process has now, what has become of labels that come late; empty where none do
 * @param labelsRead records of the labels topic
 */
public record Observed(
        long eventsRead,
        long rowsLearnt,
        Map<String, Long> deadLetters,
        Map<String, Long> incidents,
        List<String> warnings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Integer, LabelsSeen> labels,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long labelsRead) {

    /** Nothing yet. */
    public static final Observed NOTHING = new Observed(0, 0, Map.of(), Map.of(), List.of());

    /** Keeps a copy of what there is of labels, in the order of the partitions. */
    public Observed {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels == null ? Map.of() : labels));
    }

    /** Of a learner without a labels topic. */
    public Observed(
            long eventsRead,
            long rowsLearnt,
            Map<String, Long> deadLetters,
            Map<String, Long> incidents,
            List<String> warnings) {
        this(eventsRead, rowsLearnt, deadLetters, incidents, warnings, Map.of(), 0);
    }

    /** Whether labels come late here. */
    public boolean hasLateLabels() {
        return labelsRead > 0 || !labels.isEmpty();
    }

    /** How many of each, in one line. */
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
