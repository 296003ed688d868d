package org.mmoestreams.client.serde;

import org.apache.avro.generic.GenericRecord;

/** A field of the event schema that is used, maybe within records: where it is, and what its values do to an event. */
abstract class Used {

    private final FieldPath path;

    Used(FieldPath path) {
        this.path = path;
    }

    /** Where it is in the event schema. */
    final FieldPath path() {
        return path;
    }

    /** What it is in the spec, as messages say it. */
    abstract String name();

    /** Whether no default can stand in for it. */
    abstract boolean isVital();

    /** Tells what it is for that it has no value. */
    abstract void setMissing(RawEvent event) throws BadEventException;

    /** Tells what it is for a value as Avro's generic reader gives it. */
    abstract void set(RawEvent event, Object value) throws BadEventException;

    /** Tells what it is for the value in a record of the event schema; none where a record on the way is null. */
    final void setFrom(RawEvent event, GenericRecord root) throws BadEventException {
        Object value = path.in(root);
        if (value == null) {
            setMissing(event);
        } else {
            set(event, value);
        }
    }
}
