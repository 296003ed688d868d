package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What there is to be seen of a learner at one moment.
 *
 * @param tasks by name
 * @param predictions committed predictions of the topic
 * @param perSecond predictions a second that were written in the last ten seconds
 * @param delays from events' times to their predictions' writing, of the newest predictions
 * @param idle since the newest prediction was written; empty before the first
 * @param modelVersion the newest that metrics name
 * @param lag committed records of the inputs that the learner's group has not committed; empty where brokers do not
 *     tell, or there is no group
 * @param deadLetters how many there are, by reason
 * @param changes how many changes were found
 * @param newestChange what was found last, in words
 * @param note what stands in the way of newer figures; empty where nothing does
 */
record Snapshot(
        SortedMap<String, TaskFigures> tasks,
        long predictions,
        double perSecond,
        Optional<Delays> delays,
        Optional<Duration> idle,
        long modelVersion,
        OptionalLong lag,
        SortedMap<String, Long> deadLetters,
        long changes,
        Optional<String> newestChange,
        String note) {

    /** All dead letters. */
    long allDeadLetters() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Delays of predictions, in milliseconds.
     *
     * @param median half are no longer
     * @param high 95 in a hundred are no longer
     */
    record Delays(long median, long high) {}
}
