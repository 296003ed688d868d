package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** Reads one field of a writer schema and sets its value in the event. */
final class ValueStep implements FieldStep {

    /** Types that a union can be read as straight from the bytes, since their values are what they seem. */
    private static final Set<Schema.Type> PLAIN = Set.of(
            Schema.Type.STRING,
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.FLOAT,
            Schema.Type.DOUBLE,
            Schema.Type.BOOLEAN,
            Schema.Type.ENUM);

    private final WrittenType type;
    private final UsedField field;
    /** By branch, what its values are read as; null for what cannot be read. */
    private final Schema[] targets;

    private ValueStep(WrittenType type, UsedField field, Schema[] targets) {
        this.type = type;
        this.field = field;
        this.targets = targets;
    }

    /** The step of a field; empty when a value may be read as another type than it has, and as one of several. */
    static Optional<FieldStep> of(WrittenType writer, UsedField field) {
        Schema[] targets = new Schema[writer.size()];
        for (int branch = 0; branch < targets.length; branch++) {
            if (!writer.isValue(branch)) {
                continue;
            }
            Optional<Schema> target = target(writer.branch(branch), AvroTypes.values(writer.reader()));
            if (target.isEmpty()) {
                return Optional.empty();
            }
            targets[branch] = target.get();
        }
        return Optional.of(new ValueStep(writer, field, targets));
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        int branch = type.readBranch(cursor);
        Schema written = type.branch(branch);
        switch (written.getType()) {
            case NULL -> field.setMissing(event);
            case STRING -> setText(event, cursor, cursor.readLength());
            case BYTES -> readBytes(event, targets[branch], cursor);
            case FIXED -> setBytes(event, targets[branch], cursor, written.getFixedSize());
            case INT -> setWhole(event, targets[branch], cursor.readInt());
            case LONG -> setWhole(event, targets[branch], cursor.readLong());
            case FLOAT -> setFraction(event, targets[branch], cursor.readFloat());
            case DOUBLE -> setFraction(event, targets[branch], cursor.readDouble());
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

    /** The only type that there is; of several, the same one, which Avro prefers to all others. */
    private static Optional<Schema> target(Schema written, List<Schema> readers) {
        if (readers.size() == 1) {
            return Optional.of(readers.get(0));
        }
        List<Schema> same = readers.stream()
                .filter(reader -> reader.getType() == written.getType())
                .toList();
        boolean isPlain = PLAIN.contains(written.getType()) && same.size() == 1;
        return isPlain ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** Bytes are read as text where the event schema has text. */
    private void readBytes(RawEvent event, Schema target, AvroCursor cursor) throws BadEventException {
        int length = cursor.readLength();
        if (target.getType() == Schema.Type.STRING) {
            setText(event, cursor, length);
        } else {
            setBytes(event, target, cursor, length);
        }
    }

    private void setText(RawEvent event, AvroCursor cursor, int length) throws BadEventException {
        field.setText(event, cursor.bytes(), cursor.skip(length), length);
    }

    private void setBytes(RawEvent event, Schema target, AvroCursor cursor, int length) throws BadEventException {
        int from = cursor.skip(length);
        field.setBytes(
                event, target, ByteBuffer.wrap(cursor.bytes(), from, length).slice());
    }

    private void setWhole(RawEvent event, Schema target, long number) throws BadEventException {
        switch (target.getType()) {
            case FLOAT -> field.setFraction(event, (float) number);
            case DOUBLE -> field.setFraction(event, (double) number);
            default -> field.setWhole(event, number);
        }
    }

    private void setFraction(RawEvent event, Schema target, double number) throws BadEventException {
        field.setFraction(event, target.getType() == Schema.Type.FLOAT ? (float) number : number);
    }
}
