package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Reads one field of a writer schema and sets its value in the event. */
final class ValueStep implements FieldStep {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

    private final WrittenType type;
    private final FieldRole role;
    private final boolean asFloat;

    private ValueStep(WrittenType type, FieldRole role, boolean asFloat) {
        this.type = type;
        this.role = role;
        this.asFloat = asFloat;
    }

    /** The step of a field; empty when it may be read as one of several types. */
    static Optional<FieldStep> of(WrittenType writer, Schema reader, FieldRole role) {
        List<Schema> targets = AvroTypes.values(reader);
        return targets.size() == 1
                ? Optional.of(new ValueStep(writer, role, targets.get(0).getType() == Schema.Type.FLOAT))
                : Optional.empty();
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        int branch = type.readBranch(cursor);
        Schema.Type written = type.branch(branch).getType();
        switch (written) {
            case NULL -> role.setMissing(event);
            case STRING, BYTES -> {
                int length = cursor.readLength();
                role.setText(event, cursor.bytes(), cursor.skip(length), length);
            }
            case INT -> setWhole(event, cursor.readInt());
            case LONG -> setWhole(event, cursor.readLong());
            case FLOAT -> setFraction(event, cursor.readFloat());
            case DOUBLE -> setFraction(event, cursor.readDouble());
            case BOOLEAN -> setText(event, cursor.readBoolean() ? TRUE : FALSE);
            case ENUM -> setText(event, type.readSymbol(branch, cursor));
            default -> throw new IllegalStateException("step: " + written + " (expected: a primitive type or an enum)");
        }
    }

    private void setText(RawEvent event, byte[] text) throws BadEventException {
        role.setText(event, text, 0, text.length);
    }

    private void setWhole(RawEvent event, long number) throws BadEventException {
        if (asFloat) {
            role.setFraction(event, (float) number);
        } else {
            role.setWhole(event, number);
        }
    }

    private void setFraction(RawEvent event, double number) throws BadEventException {
        role.setFraction(event, asFloat ? (float) number : number);
    }
}
