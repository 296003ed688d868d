package org.mmoestreams.app.serde;

import org.mmoestreams.features.FieldValues;

/**
 * An event that was read and found sound.
 *
 * @param id identifies the event
 * @param time when it happened, in milliseconds since the epoch
 * @param values its features and labels; the reader fills the same holder again for the next event
 */
public record Event(String id, long time, FieldValues values) {}
