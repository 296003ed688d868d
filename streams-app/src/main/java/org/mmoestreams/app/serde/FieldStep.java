package org.mmoestreams.app.serde;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** Reads one field of a writer schema and sets its value in the event, or skips it. */
final class FieldStep {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);
    private static final Set<Schema.Type> KNOWN = EnumSet.of(
            Schema.Type.NULL,
            Schema.Type.STRING,
            Schema.Type.BYTES,
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.FLOAT,
            Schema.Type.DOUBLE,
            Schema.Type.BOOLEAN,
            Schema.Type.ENUM,
            Schema.Type.FIXED);

    private final List<Schema> branches;
    private final byte[][] symbols;
    private final FieldRole role;
    private final boolean asFloat;

    private FieldStep(List<Schema> branches, FieldRole role, boolean asFloat) {
        this.branches = branches;
        this.role = role;
        this.asFloat = asFloat;
        this.symbols = branches.stream()
                .filter(branch -> branch.getType() == Schema.Type.ENUM)
                .flatMap(branch -> branch.getEnumSymbols().stream())
                .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** A step that skips a field; empty when its type is not known. */
    static Optional<FieldStep> skipping(Schema writer) {
        List<Schema> branches = AvroTypes.branches(writer);
        return areKnown(branches) ? Optional.of(new FieldStep(branches, null, false)) : Optional.empty();
    }

    /** A step that sets a field's value; empty when the two types are not such that a step can resolve them. */
    static Optional<FieldStep> setting(Schema writer, Schema reader, FieldRole role) {
        List<Schema> branches = AvroTypes.branches(writer);
        List<Schema> targets = AvroTypes.branches(reader).stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (!areKnown(branches) || targets.size() != 1 || !keepsSymbols(branches, targets.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new FieldStep(branches, role, targets.get(0).getType() == Schema.Type.FLOAT));
    }

    void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        Schema type = branches.size() == 1 ? branches.get(0) : branches.get(cursor.readIndex(branches.size()));
        switch (type.getType()) {
            case NULL -> setMissing(event);
            case STRING, BYTES -> {
                int length = cursor.readLength();
                setText(event, cursor.bytes(), cursor.skip(length), length);
            }
            case INT -> setWhole(event, cursor.readInt());
            case LONG -> setWhole(event, cursor.readLong());
            case FLOAT -> setFraction(event, cursor.readFloat());
            case DOUBLE -> setFraction(event, cursor.readDouble());
            case BOOLEAN -> setText(event, cursor.readBoolean() ? TRUE : FALSE);
            case ENUM -> setText(event, symbols[cursor.readIndex(symbols.length)]);
            case FIXED -> cursor.skip(type.getFixedSize());
            default -> throw new IllegalStateException("step: " + type + " (expected: one of " + KNOWN + ")");
        }
    }

    private static boolean areKnown(List<Schema> branches) {
        long enums = branches.stream()
                .filter(branch -> branch.getType() == Schema.Type.ENUM)
                .count();
        return enums <= 1 && branches.stream().allMatch(branch -> KNOWN.contains(branch.getType()));
    }

    private static boolean keepsSymbols(List<Schema> branches, Schema reader) {
        return branches.stream()
                .filter(branch -> branch.getType() == Schema.Type.ENUM)
                .allMatch(branch -> reader.getType() == Schema.Type.ENUM
                        && reader.getEnumSymbols().containsAll(branch.getEnumSymbols()));
    }

    private void setMissing(RawEvent event) throws BadEventException {
        if (role != null) {
            role.setMissing(event);
        }
    }

    private void setText(RawEvent event, byte[] text) throws BadEventException {
        setText(event, text, 0, text.length);
    }

    private void setText(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        if (role != null) {
            role.setText(event, bytes, offset, length);
        }
    }

    private void setWhole(RawEvent event, long number) throws BadEventException {
        if (role != null && asFloat) {
            role.setFraction(event, (float) number);
        } else if (role != null) {
            role.setWhole(event, number);
        }
    }

    private void setFraction(RawEvent event, double number) throws BadEventException {
        if (role != null) {
            role.setFraction(event, asFloat ? (float) number : number);
        }
    }
}
