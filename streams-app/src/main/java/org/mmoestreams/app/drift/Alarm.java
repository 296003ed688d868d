package org.mmoestreams.app.drift;

/**
 * A change that a detector found.
 *
 * @param name the task, or the field
 * @param detector what found it
 * @param rows how many values it had seen
 * @param eventTime the event time of the row that it was found at
 * @param before the statistic before the change
 * @param after the statistic since
 */
public record Alarm(String name, String detector, long rows, long eventTime, double before, double after) {}
