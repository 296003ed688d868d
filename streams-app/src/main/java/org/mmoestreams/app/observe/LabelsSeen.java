package org.mmoestreams.app.observe;

import java.util.Map;

/**
 * What has become of the labels of a partition that come late, since its model began.
 *
 * @param waitingRows rows that wait for a label of some task
 * @param finishedRows rows that wait for none, and are still known
 * @param earlyLabels label records that wait for their event
 * @param replacedEvents events whose row made way for that of another one with the same id
 * @param tasks by task its figures, by name; those without a value are left out
 */
public record LabelsSeen(
        long waitingRows,
        long finishedRows,
        long earlyLabels,
        long replacedEvents,
        Map<String, Map<String, Long>> tasks) {}
