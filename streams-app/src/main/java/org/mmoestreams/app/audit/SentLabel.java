package org.mmoestreams.app.audit;

/**
 * A label of the labels topic.
 *
 * @param offset its record's
 * @param task its task's place in the feature spec
 * @param value the label
 * @param time when it became known, in milliseconds since the epoch
 * @param until the stream time until which it is kept
 */
record SentLabel(long offset, int task, double value, long time, long until) {}
