package org.mmoestreams.workbench.labels;

import java.util.List;
import org.mmoestreams.workbench.data.KeyedEvent;

/**
 * An event whose late labels were taken off it.
 *
 * @param event the event
 * @param time its time in milliseconds since the epoch
 * @param labels the labels that come later
 */
record BareEvent(KeyedEvent event, long time, List<LateLabel> labels) {}
