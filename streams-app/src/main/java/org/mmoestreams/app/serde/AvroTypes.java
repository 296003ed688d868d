package org.mmoestreams.app.serde;

import java.util.List;
import org.apache.avro.Schema;

/** Helps to look at Avro schemas. */
final class AvroTypes {

    private AvroTypes() {}

    /** The branches of a union, or the type itself. */
    static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }
}
