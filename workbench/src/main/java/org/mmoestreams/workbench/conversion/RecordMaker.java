package org.mmoestreams.workbench.conversion;

import java.time.Instant;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.conversion.Conversions;
import org.mmoestreams.client.conversion.FieldConversion;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.conversion.RecordConversion;
import org.mmoestreams.client.conversion.TimeMaker;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.workbench.rows.Header;
import org.mmoestreams.workbench.rows.Place;
import org.mmoestreams.workbench.rows.Row;

/**
 * Makes records of a schema of rows: of columns by their names, of JSON by its keys. What a row lacks gets the field's
 * default, else null where it may be null. For one thread; a microsecond or a few for each row.
 */
public final class RecordMaker {

    private final RecordConversion record;
    private final FieldConversion time;
    private final Nulls nulls;
    private Header header;
    private ColumnPlan plan;

    private RecordMaker(RecordConversion record, EventTime time, Nulls nulls) {
        this.record = record;
        this.time = record.field(time.field());
        this.nulls = nulls;
    }

    /**
     * Makes records.
     *
     * @param schema a record's
     * @param nulls texts that stand for null
     * @param mayLack fields that are null in the record where a row lacks them, whatever their types: to be put in
     * @param time the field with the time of what a row tells, and what a plain long counts there
     */
    public static RecordMaker of(Schema schema, Nulls nulls, Set<String> mayLack, EventTime time) {
        return new RecordMaker(new Conversions(nulls).ofRecord(schema, mayLack, time), time, nulls);
    }

    /**
     * Checks that the columns of a file are fields, and that no field is missing that has to be there.
     *
     * @param place where the header is, for messages
     * @throws IllegalArgumentException naming the place, the column or field, and what is near to it
     */
    public void check(Header columns, Place place) {
        ColumnPlans.of(record, columns, place.toString());
    }

    /**
     * The record of a row.
     *
     * @throws IllegalArgumentException naming the field, its value and what was expected, but not the place
     */
    public GenericRecord of(Row row) {
        if (row instanceof Row.Texts texts) {
            return planOf(texts).record(texts.texts(), nulls);
        }
        if (row instanceof Row.Json json) {
            return record.ofJson(json.object());
        }
        throw new IllegalArgumentException(((Row.Malformed) row).problem());
    }

    /** A time as the field with the time has it. */
    public Object timeOf(Instant instant) {
        return new TimeMaker(time.conversion()).of(instant);
    }

    private ColumnPlan planOf(Row.Texts texts) {
        if (texts.header() != header) {
            plan = ColumnPlans.of(record, texts.header(), texts.place().file() + ":1");
            header = texts.header();
        }
        return plan;
    }
}
