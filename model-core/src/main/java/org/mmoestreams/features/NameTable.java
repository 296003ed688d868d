package org.mmoestreams.features;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which row of its field's own each value of a nominal or multi-valued field has, as things stand. Values that are not
 * named here have {@link #OTHER}, a missing value {@link #MISSING}. Of a hashed field no value is named.
 *
 * @param rows those of the field
 * @param values in the order of their rows; those that are UTF-8, which texts are
 */
public record NameTable(FieldRows rows, List<Value> values) {

    /** The row of a missing value. */
    public static final int MISSING = Vocabulary.MISSING;
    /** The row of a value that has none of its own. */
    public static final int OTHER = Vocabulary.OVERFLOW;

    /**
     * A value.
     *
     * @param row of the field's own
     */
    public record Value(int row, String text) {}

    /** Keeps a copy. */
    public NameTable {
        values = List.copyOf(values);
    }

    /** That of a field. */
    static NameTable of(String field, int firstRow, NameRows names) {
        List<Value> values = new ArrayList<>();
        for (int row = Vocabulary.FIRST_VALUE; !(names instanceof HashedNames) && row < names.end(); row++) {
            byte[] bytes = names.valueOf(row);
            if (bytes != null) {
                int own = row;
                text(bytes).ifPresent(text -> values.add(new Value(own, text)));
            }
        }
        return new NameTable(new FieldRows(field, firstRow, names.end()), values);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
