package org.mmoestreams.workbench.draft;

import java.util.Optional;

/** Decides what becomes of fields of one kind. */
interface FieldRule {

    /** What becomes of a field that is of the kind; empty for any other. */
    Optional<Decision> decide(Field field, Evidence evidence);
}
