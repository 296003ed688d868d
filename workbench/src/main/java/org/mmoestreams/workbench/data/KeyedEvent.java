package org.mmoestreams.workbench.data;

import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * An event made of a row. Whoever has it may change its record.
 *
 * @param index of its row, over the whole source and counted from 0
 * @param key its id in UTF-8; not copied
 * @param record the event
 * @param format what makes bytes of the record
 * @param beside what the row says in columns that are no fields of the event, by their names
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares a key
public record KeyedEvent(long index, byte[] key, GenericRecord record, EventFormat format, Map<String, String> beside) {

    /** The same event with another record. */
    public KeyedEvent with(GenericRecord other) {
        return new KeyedEvent(index, key, other, format, beside);
    }

    /** The same event of another row. */
    public KeyedEvent at(long otherIndex) {
        return new KeyedEvent(otherIndex, key, record, format, beside);
    }

    /** The event in Avro's single-object encoding, as its record is now. */
    public byte[] value() {
        return format.bytes(record);
    }
}
