package org.mmoestreams.app.report;

import org.mmoestreams.schemas.DriftEvent;

/**
 * A change of the stream that a detector found.
 *
 * @param about the task, or the field
 * @param model the model whose stream changed
 * @param rows how many values of the model's partition the detector had seen
 * @param time the event time of the row of the alarm, in milliseconds since 1970
 * @param written when the record was written, in milliseconds since 1970
 * @param detector what found it
 * @param before the statistic before the change
 * @param after the statistic after it
 * @param reaction what the learner did
 */
record DriftMark(
        String about,
        String model,
        long rows,
        long time,
        long written,
        String detector,
        double before,
        double after,
        String reaction) {

    /** @param written when the record was written, in milliseconds since 1970 */
    static DriftMark of(DriftEvent event, long written) {
        return new DriftMark(
                event.getTask() == null ? event.getField() : event.getTask(),
                event.getModelId(),
                event.getRows(),
                event.getEventTime().toEpochMilli(),
                written,
                event.getDetector(),
                event.getBefore(),
                event.getAfter(),
                event.getReaction());
    }
}
