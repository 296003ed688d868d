package org.mmoestreams.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.app.scored.EventKey;

/**
 * A row of an event that was scored, whatever partition and window it is in.
 *
 * @param id its event
 * @param time when that was
 * @param known when its labels were known
 * @param version the model version that scored it
 * @param color a value by which rows are divided; empty: missing; "?": the vocabulary has no room
 * @param clicked score and label of the binary task; null without
 * @param spent score and label of the regression task; null without
 */
record ScopedRow(String id, long time, long known, long version, String color, Row clicked, Row spent) {

    /** The oldest first. */
    static final Comparator<ScopedRow> AGE =
            Comparator.comparingLong(ScopedRow::known).thenComparing(ScopedRow::key, Long::compareUnsigned);

    long key() {
        return EventKey.of(id.getBytes(UTF_8));
    }

    /** What it is when the same event was sent before. */
    ScopedRow ofEvent(ScopedRow other) {
        return new ScopedRow(other.id, other.time, other.known, version, other.color, clicked, spent);
    }

    /** Score and label of a task; null without. */
    Row of(int task) {
        return task == 0 ? clicked : spent;
    }
}
