package org.mmoestreams.workbench.labels;

/**
 * A label that is to be sent now.
 *
 * @param label the label
 * @param knownAt when it became known, in milliseconds since the epoch
 * @param time when it is sent, by event time; later than that where it is sent once more
 */
record DueLabel(LateLabel label, long knownAt, long time) {}
