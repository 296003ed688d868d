package org.mmoestreams.workbench.labels;

import org.mmoestreams.client.serde.FieldPath;

/**
 * A task whose labels come late.
 *
 * @param name its name
 * @param index its place among the tasks of the spec
 * @param isBinary whether its labels are positive or negative
 * @param field where its label is in the event
 * @param delay how long after the event it comes
 */
record LateTask(String name, int index, boolean isBinary, FieldPath field, LabelDelay delay) {}
