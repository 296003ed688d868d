package org.mmoestreams.workbench.draft;

import java.util.List;
import java.util.Optional;

/**
 * The field with an event's id, or with its time.
 *
 * @param path its path
 * @param field the field of the rows; empty where they have none and sending fills it in
 * @param why how it was found, a sentence
 * @param others paths of others that could be it
 */
record RowRole(String path, Optional<Field> field, String why, List<String> others) {

    /** Whether it is a field. */
    boolean is(Field other) {
        return path.equals(other.path());
    }

    /** Whether rows have none. */
    boolean isMade() {
        return field.isEmpty();
    }
}
