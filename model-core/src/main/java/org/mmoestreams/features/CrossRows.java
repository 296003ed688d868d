package org.mmoestreams.features;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Gives the combinations of a cross their embedding rows, from the rows that the crossed fields have: in a vocabulary
 * whose values are those rows, 4 bytes each, or by their {@link RowHash}. A look-up allocates nothing.
 */
final class CrossRows {

    private final int[] places;
    private final int[] firstRows;
    private final int hashed;
    private final Vocabulary vocabulary;
    private final ByteBuffer key;

    /**
     * Rows of no combination yet.
     *
     * @param firstRows the first row of each field, by its place among the single-valued ones
     */
    CrossRows(Cross cross, Features features, int[] firstRows) {
        places = cross.fields().stream().mapToInt(features::placeOf).toArray();
        this.firstRows = firstRows;
        key = ByteBuffer.allocate(places.length * Integer.BYTES);
        hashed = cross.hashed() == null ? 0 : cross.hashed();
        vocabulary = hashed > 0 ? null : new Vocabulary(cross.name(), cross.capacity());
    }

    /** The state; none where combinations are hashed. */
    Optional<Vocabulary> vocabulary() {
        return Optional.ofNullable(vocabulary);
    }

    /**
     * The row of the combination of an encoded row.
     *
     * @param embeddingRows where the row's fields are from {@code at} on, all but the crosses encoded
     * @param frozen whether a new combination has the row of the overflow; else it gets one where there is room
     */
    int rowOf(int[] embeddingRows, int at, boolean frozen) {
        if (vocabulary == null) {
            long hash = 0;
            for (int place : places) {
                hash = RowHash.with(hash, embeddingRows[at + place] - firstRows[place]);
            }
            return (int) Long.remainderUnsigned(hash, hashed);
        }
        for (int i = 0; i < places.length; i++) {
            key.putInt(i * Integer.BYTES, embeddingRows[at + places[i]] - firstRows[places[i]]);
        }
        byte[] bytes = key.array();
        return frozen ? vocabulary.find(bytes, 0, bytes.length) : vocabulary.rowOf(bytes, 0, bytes.length);
    }
}
