package org.mmoestreams.app.serde;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** Reads one field of a writer schema and sets its value in the event. */
final class ValueStep implements FieldStep {

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
            Schema.Type.ENUM);

    private final boolean isUnion;
    private final List<Schema> branches;
    private final byte[][] symbols;
    private final FieldRole role;
    private final boolean asFloat;

    private ValueStep(Schema writer, FieldRole role, boolean asFloat) {
        this.isUnion = writer.isUnion();
        this.branches = AvroTypes.branches(writer);
        this.role = role;
        this.asFloat = asFloat;
        this.symbols = branches.stream()
                .filter(branch -> branch.getType() == Schema.Type.ENUM)
                .flatMap(branch -> branch.getEnumSymbols().stream())
                .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The step of a field; empty when the two types are not such that a step can resolve them. */
    static Optional<FieldStep> of(Schema writer, Schema reader, FieldRole role) {
        List<Schema> branches = AvroTypes.branches(writer);
        List<Schema> targets = AvroTypes.branches(reader).stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (!areKnown(branches) || targets.size() != 1 || !keepsSymbols(branches, targets.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new ValueStep(writer, role, targets.get(0).getType() == Schema.Type.FLOAT));
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        Schema type = isUnion ? branches.get(cursor.readIndex(branches.size())) : branches.get(0);
        switch (type.getType()) {
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
            case ENUM -> setText(event, symbols[cursor.readIndex(symbols.length)]);
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
