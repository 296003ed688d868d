package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * The type that a used field was written with, held against the one it is read as. Avro's rules for resolution decide
 * which branches of a union and which symbols of an enum can be read; an event that holds another is refused by itself,
 * since its neighbours are sound.
 */
final class WrittenType {

    private static final Set<Schema.Type> HOLDERS = Set.of(Schema.Type.RECORD, Schema.Type.ARRAY, Schema.Type.MAP);

    private final RecordKind kind;
    private final String field;
    private final Schema reader;
    private final boolean isUnion;
    private final List<Schema> branches;
    private final boolean[] readable;
    /** By branch and symbol what it is read as, null for what cannot be read; no symbols where a branch is no enum. */
    private final byte[][][] symbols;

    private WrittenType(RecordKind kind, String field, Schema writer, Schema reader) {
        this.kind = kind;
        this.field = field;
        this.reader = reader;
        isUnion = writer.isUnion();
        branches = AvroTypes.branches(writer);
        readable = new boolean[branches.size()];
        symbols = new byte[branches.size()][0][];
        for (int i = 0; i < readable.length; i++) {
            Schema branch = branches.get(i);
            readable[i] = AvroTypes.branches(reader).stream().anyMatch(target -> reads(target, branch));
            if (readable[i] && branch.getType() == Schema.Type.ENUM) {
                symbols[i] = symbols(branch, reader);
            }
        }
    }

    /**
     * The type of a field.
     *
     * @param kind what it is a field of
     * @param field its name
     * @param writer the type it was written with, enums named as in the reader schema
     * @param reader the type it is read as
     */
    static WrittenType of(RecordKind kind, String field, Schema writer, Schema reader) {
        return new WrittenType(kind, field, writer, reader);
    }

    /**
     * Whether some of its values can be read, apart from null. A field that is always null counts as well where null
     * can be read.
     */
    boolean isReadable() {
        boolean onlyNull = branches.stream().allMatch(branch -> branch.getType() == Schema.Type.NULL);
        for (int i = 0; i < readable.length; i++) {
            if (readable[i] && (onlyNull || branches.get(i).getType() != Schema.Type.NULL)) {
                return true;
            }
        }
        return false;
    }

    /** Reads which branch of the type follows, 0 where it is no union. */
    int readBranch(AvroCursor cursor) throws BadEventException {
        int branch = isUnion ? cursor.readIndex(branches.size()) : 0;
        if (!readable[branch]) {
            Schema type = branches.get(branch);
            boolean isNull = type.getType() == Schema.Type.NULL;
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    field + ": " + (isNull ? "null" : "a value of type " + AvroTypes.describe(type)) + " (expected: "
                            + AvroTypes.describe(reader) + ", as " + kind.schemaKey() + " has it)");
        }
        return branch;
    }

    /** The first branch that counts something else than the values that it is read as, if any does. */
    Optional<Schema> inOtherUnits() {
        return IntStream.range(0, readable.length)
                .filter(i -> readable[i])
                .mapToObj(branches::get)
                .filter(branch -> AvroTypes.branches(reader).stream()
                        .noneMatch(target -> reads(target, branch)
                                && AvroTypes.logicalType(target).equals(AvroTypes.logicalType(branch))))
                .findFirst();
    }

    /** The first branch that counts times in another unit than it is read as; one without a unit counts in that. */
    Optional<Schema> inOtherTimes() {
        return inOtherUnits().filter(branch -> AvroTypes.branches(reader).stream()
                .noneMatch(target -> TimeRole.isSame(branch, target)));
    }

    /** The type that it is read as. */
    Schema reader() {
        return reader;
    }

    /** How many branches it has, 1 where it is no union. */
    int size() {
        return readable.length;
    }

    /** Whether the values of a branch can be read, and are not null. */
    boolean isValue(int branch) {
        return readable[branch] && branches.get(branch).getType() != Schema.Type.NULL;
    }

    /** The type of a branch. */
    Schema branch(int branch) {
        return branches.get(branch);
    }

    /** Reads a symbol of a branch that is an enum; what it is read as, in UTF-8. */
    byte[] readSymbol(int branch, AvroCursor cursor) throws BadEventException {
        int symbol = cursor.readIndex(symbols[branch].length);
        byte[] text = symbols[branch][symbol];
        if (text == null) {
            Schema type = branches.get(branch);
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    field + ": " + type.getEnumSymbols().get(symbol) + " (expected: a symbol of "
                            + AvroTypes.describe(target(type, reader)) + ", as " + kind.schemaKey()
                            + " has it; add it there, or a default)");
        }
        return text;
    }

    private static byte[][] symbols(Schema writer, Schema reader) {
        Schema target = target(writer, reader);
        return writer.getEnumSymbols().stream()
                .map(symbol -> target.hasEnumSymbol(symbol) ? symbol : target.getEnumDefault())
                .map(symbol -> symbol == null ? null : symbol.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static Schema target(Schema writer, Schema reader) {
        return AvroTypes.branches(reader).stream()
                .filter(target -> target.getType() == Schema.Type.ENUM && reads(target, writer))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether a value can be read, of an enum at least one symbol. What a record, an array or a map holds is looked at
     * by itself.
     */
    private static boolean reads(Schema target, Schema branch) {
        if (HOLDERS.contains(target.getType())) {
            return target.getType() == branch.getType();
        }
        if (target.getType() == Schema.Type.ENUM && branch.getType() == Schema.Type.ENUM) {
            boolean hasOne = target.getEnumDefault() != null
                    || branch.getEnumSymbols().stream().anyMatch(target::hasEnumSymbol);
            return target.getFullName().equals(branch.getFullName()) && hasOne;
        }
        return SchemaCompatibility.checkReaderWriterCompatibility(target, branch)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }
}
