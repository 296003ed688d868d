package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

/** A used field with one value: a name, a number or a time. It has a role, or several: tasks may share a label. */
final class UsedField extends Used {

    private final Schema type;
    private final FieldRole role;
    private final FieldRole[] others;

    /**
     * A field.
     *
     * @param type in the event schema
     * @param roles one at least, all of which can have the type
     */
    UsedField(FieldPath path, Schema type, List<FieldRole> roles) {
        super(path);
        this.type = type;
        role = roles.get(0);
        others = roles.subList(1, roles.size()).toArray(FieldRole[]::new);
    }

    @Override
    String name() {
        return role.name();
    }

    /** Whether it is the event's time, whose unit is known where a type does not say it. */
    boolean isTime() {
        return role instanceof TimeRole;
    }

    @Override
    boolean isVital() {
        return role.isVital();
    }

    @Override
    void setMissing(RawEvent event) throws BadEventException {
        role.missing(event);
        for (FieldRole other : others) {
            other.missing(event);
        }
    }

    /** Sets text, given as UTF-8, or the symbol of an enum. */
    void setText(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        role.text(event, bytes, offset, length);
        for (FieldRole other : others) {
            other.text(event, bytes, offset, length);
        }
    }

    void setWhole(RawEvent event, long number) throws BadEventException {
        role.whole(event, number);
        for (FieldRole other : others) {
            other.whole(event, number);
        }
    }

    void setFraction(RawEvent event, double number) throws BadEventException {
        role.fraction(event, number);
        for (FieldRole other : others) {
            other.fraction(event, number);
        }
    }

    void setTruth(RawEvent event, boolean value) throws BadEventException {
        role.truth(event, value);
        for (FieldRole other : others) {
            other.truth(event, value);
        }
    }

    /** Sets the value of bytes, or of a fixed, of a type that gives them a meaning. */
    void setBytes(RawEvent event, Schema of, ByteBuffer bytes) throws BadEventException {
        ByteValues.tell(role, event, of, bytes);
        for (FieldRole other : others) {
            ByteValues.tell(other, event, of, bytes);
        }
    }

    @Override
    void set(RawEvent event, Object value) throws BadEventException {
        if (value instanceof Utf8 text) {
            setText(event, text.getBytes(), 0, text.getByteLength());
        } else if (value instanceof Boolean truth) {
            setTruth(event, truth);
        } else if (value instanceof Float || value instanceof Double) {
            setFraction(event, ((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            setWhole(event, number.longValue());
        } else if (value instanceof ByteBuffer bytes) {
            setBytes(event, bytesOf(type), bytes);
        } else if (value instanceof GenericFixed fixed) {
            setBytes(event, fixed.getSchema(), ByteBuffer.wrap(fixed.bytes()));
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            setText(event, text, 0, text.length);
        }
    }

    private static Schema bytesOf(Schema type) {
        return AvroTypes.values(type).stream()
                .filter(branch -> branch.getType() == Schema.Type.BYTES)
                .findFirst()
                .orElseThrow();
    }
}
