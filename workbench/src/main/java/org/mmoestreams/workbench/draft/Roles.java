package org.mmoestreams.workbench.draft;

import java.util.List;

/**
 * The fields that are no features.
 *
 * @param id an event's id
 * @param time an event's time
 * @param tasks what is predicted; none where nobody said
 */
record Roles(RowRole id, RowRole time, List<LabelTask> tasks) {

    /** Whether a field is left to be a feature. */
    boolean isFree(Field field) {
        return !id.is(field)
                && !time.is(field)
                && tasks.stream().noneMatch(task -> task.field().path().equals(field.path()));
    }
}
