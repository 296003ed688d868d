package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Reads one field of a writer schema and sets its value in the event. */
final class ValueStep implements FieldStep {

    private final WrittenType type;
    private final UsedField field;
    private final Schema target;

    private ValueStep(WrittenType type, UsedField field, Schema target) {
        this.type = type;
        this.field = field;
        this.target = target;
    }

    /** The step of a field; empty when it may be read as one of several types. */
    static Optional<FieldStep> of(WrittenType writer, UsedField field) {
        List<Schema> targets = AvroTypes.values(writer.reader());
        return targets.size() == 1 ? Optional.of(new ValueStep(writer, field, targets.get(0))) : Optional.empty();
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        int branch = type.readBranch(cursor);
        Schema written = type.branch(branch);
        switch (written.getType()) {
            case NULL -> field.setMissing(event);
            case STRING -> setText(event, cursor, cursor.readLength());
            case BYTES -> readBytes(event, cursor, cursor.readLength());
            case FIXED -> setBytes(event, cursor, written.getFixedSize());
            case INT -> setWhole(event, cursor.readInt());
            case LONG -> setWhole(event, cursor.readLong());
            case FLOAT -> setFraction(event, cursor.readFloat());
            case DOUBLE -> setFraction(event, cursor.readDouble());
            case BOOLEAN -> field.setTruth(event, cursor.readBoolean());
            case ENUM -> {
                byte[] symbol = type.readSymbol(branch, cursor);
                field.setText(event, symbol, 0, symbol.length);
            }
            default ->
                throw new IllegalStateException(
                        "step: " + written.getType() + " (expected: a primitive type, a fixed or an enum)");
        }
    }

    /** Bytes are read as text where the event schema has text. */
    private void readBytes(RawEvent event, AvroCursor cursor, int length) throws BadEventException {
        if (target.getType() == Schema.Type.STRING) {
            setText(event, cursor, length);
        } else {
            setBytes(event, cursor, length);
        }
    }

    private void setText(RawEvent event, AvroCursor cursor, int length) throws BadEventException {
        field.setText(event, cursor.bytes(), cursor.skip(length), length);
    }

    private void setBytes(RawEvent event, AvroCursor cursor, int length) throws BadEventException {
        int from = cursor.skip(length);
        field.setBytes(
                event, target, ByteBuffer.wrap(cursor.bytes(), from, length).slice());
    }

    private void setWhole(RawEvent event, long number) throws BadEventException {
        switch (target.getType()) {
            case FLOAT -> field.setFraction(event, (float) number);
            case DOUBLE -> field.setFraction(event, (double) number);
            default -> field.setWhole(event, number);
        }
    }

    private void setFraction(RawEvent event, double number) throws BadEventException {
        field.setFraction(event, target.getType() == Schema.Type.FLOAT ? (float) number : number);
    }
}
