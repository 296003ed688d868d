package org.mmoestreams.workbench.labels;

import java.util.Optional;

/**
 * A label that was taken off its event.
 *
 * @param eventKey the event's key
 * @param task its task
 * @param value as the labels topic has it: a double, a text or a boolean
 * @param after how long after its event it comes
 * @param again how long after that it comes once more, where it does
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares a key
record LateLabel(byte[] eventKey, String task, Object value, Wait after, Optional<Wait> again) {}
