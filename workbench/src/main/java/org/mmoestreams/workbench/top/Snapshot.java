package org.mmoestreams.workbench.top;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What there is to be seen of a learner at one moment.
 *
 * @param tasks by name
 * @param predictions committed predictions of the topic
 * @param past records that there were at the start and that are still to be read, 0 where they have not
 *     been counted yet; empty once all have been read
 * @param perSecond predictions a second that were written in the last ten seconds; empty while the past is read
 * @param delays from events' times to their predictions' writing, of the newest predictions; empty where there is none
 *     of the last minute, and while the past is read
 * @param newest when the newest prediction was written, in milliseconds since 1970; empty before the first
 * @param modelVersion the newest that metrics name
 * @param lag committed records of the inputs that the learner's group has not committed; empty where brokers do not
 *     tell, or there is no group
 * @param deadLetters how many there are, by reason
 * @param changes how many changes were found
 * @param newestChange what was found last, in words
 * @param notes what stands in the way of figures that are right; none where nothing does
 */
record Snapshot(
        SortedMap<String, TaskFigures> tasks,
        long predictions,
        OptionalLong past,
        OptionalDouble perSecond,
        Optional<Delays> delays,
        OptionalLong newest,
        long modelVersion,
        OptionalLong lag,
        SortedMap<String, Long> deadLetters,
        long changes,
        Optional<String> newestChange,
        List<String> notes) {

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
