package org.mmoestreams.app.join;

import org.apache.kafka.common.utils.Bytes;

/**
 * When something is to be looked at.
 *
 * @param id UTF-8
 * @param number tells it from others of the same id
 * @param time stream time must be past it, in milliseconds since the epoch
 */
record Deadline(Bytes id, long number, long time) {}
