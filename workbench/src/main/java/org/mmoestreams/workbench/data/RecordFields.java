package org.mmoestreams.workbench.data;

import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;

/** Changes fields of records, within other records too. */
public final class RecordFields {

    private RecordFields() {}

    /**
     * Puts a value where a path leads; nothing where a record on the way is null. Records on the way may be others',
     * too, as a default is: they are copied.
     */
    public static void put(GenericRecord record, FieldPath path, Object value) {
        GenericRecord at = record;
        List<String> names = path.names();
        for (String name : names.subList(0, names.size() - 1)) {
            if (!(at.get(name) instanceof GenericData.Record within)) {
                return;
            }
            GenericRecord own = new GenericData.Record(within, false);
            at.put(name, own);
            at = own;
        }
        at.put(names.get(names.size() - 1), value);
    }
}
