package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import org.apache.avro.util.Utf8;

/**
 * What a field of an event is for, and so where its value goes.
 *
 * @param kind id, time, feature or label
 * @param index the place among the spec's fields of that kind
 */
record FieldRole(Kind kind, int index) {

    enum Kind {
        ID,
        TIME,
        NOMINAL,
        CONTINUOUS,
        LABEL
    }

    /** Sets a value as Avro's generic reader gives it. */
    void set(RawEvent event, Object value) throws BadEventException {
        if (value == null) {
            setMissing(event);
        } else if (value instanceof Utf8 text) {
            setText(event, text.getBytes(), 0, text.getByteLength());
        } else if (value instanceof Number number && !(number instanceof Float || number instanceof Double)) {
            setWhole(event, number.longValue());
        } else if (value instanceof Number number) {
            setFraction(event, number.doubleValue());
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            setText(event, text, 0, text.length);
        }
    }

    void setMissing(RawEvent event) throws BadEventException {
        switch (kind) {
            case ID -> event.setId("");
            case TIME -> event.setTime(-1);
            case NOMINAL -> event.setNominalMissing(index);
            case CONTINUOUS -> event.setContinuousMissing(index);
            case LABEL -> event.setLabelUnknown(index);
        }
    }

    /** Sets a value given as UTF-8. */
    void setText(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        switch (kind) {
            case ID -> event.setId(bytes, offset, length);
            case NOMINAL -> event.setNominal(index, bytes, offset, length);
            case LABEL -> event.setLabel(index, bytes, offset, length);
            default -> throw new IllegalStateException(kind + ": text (expected: a number)");
        }
    }

    /** Sets a value given as a whole number. */
    void setWhole(RawEvent event, long number) throws BadEventException {
        switch (kind) {
            case ID -> event.setId(Long.toString(number));
            case TIME -> event.setTime(number);
            case NOMINAL -> event.setNominal(index, Long.toString(number));
            case CONTINUOUS -> event.setContinuous(index, (double) number);
            case LABEL -> event.setLabel(index, number);
        }
    }

    /** Sets a value given as a number with a fraction. */
    void setFraction(RawEvent event, double number) throws BadEventException {
        switch (kind) {
            case CONTINUOUS -> event.setContinuous(index, number);
            case LABEL -> event.setLabel(index, number);
            default -> throw new IllegalStateException(kind + ": " + number + " (expected: text or a whole number)");
        }
    }
}
