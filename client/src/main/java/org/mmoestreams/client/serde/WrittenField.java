package org.mmoestreams.client.serde;

import org.apache.avro.Schema;

/** A field of a writer schema, held against the event schema. */
sealed interface WrittenField {

    /**
     * One that plays no part.
     *
     * @param type it was written with
     */
    record Unused(Schema type) implements WrittenField {}

    /**
     * One with a value that is used.
     *
     * @param type it was written with
     * @param field what it is for
     */
    record Value(WrittenType type, UsedField field) implements WrittenField {}

    /**
     * An array or a map that is used.
     *
     * @param type it was written with
     * @param item the type of what it holds
     * @param field what it is for
     */
    record Items(WrittenType type, WrittenType item, UsedItems field) implements WrittenField {}

    /**
     * A record with fields that are used.
     *
     * @param type it was written with
     * @param inner its fields
     */
    record Inner(WrittenType type, WrittenRecord inner) implements WrittenField {}
}
