package org.mmoestreams.app.audit;

import org.mmoestreams.app.history.DifferenceException;

/**
 * One label that a row was learnt with.
 *
 * @param window the number of the window
 * @param index the row's place in it
 * @param row the row
 * @param task the task's place among all that the network has an output for
 * @param label the label
 */
record Lesson(long window, int index, EventRow row, int task, double label) {

    /** What is wrong with it. */
    DifferenceException difference(AuditRules rules, String what, String expected) {
        return new DifferenceException("window " + window + ", row " + index + ": event " + row.id() + ", task "
                + rules.network().all().get(task).name() + ": label " + label + what + " (expected: " + expected + ")");
    }
}
