package org.mmoestreams.features;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives the combinations of a cross their embedding rows, from the rows that the crossed fields have: in a vocabulary
 * whose values are those rows, 4 bytes each, or by their {@link RowHash}. Where the values of a field expire, its rows
 * are told apart by their tenancies, 8 bytes more. A look-up allocates nothing.
 */
final class CrossRows {

    private final int[] places;
    private final int[] firstRows;
    /** Of each crossed field, those whose values expire; null where they do not. */
    private final NameRows[] aging;

    private final int hashed;
    private final NameRows combinations;
    private final ByteBuffer key;

    /**
     * Rows of no combination yet.
     *
     * @param firstRows the first row of each field, by its place among the single-valued ones
     * @param names the rows of the nominal fields
     * @param clock that ages are counted by
     */
    CrossRows(Cross cross, Features features, int[] firstRows, NameRows[] names, StreamClock clock) {
        places = cross.fields().stream().mapToInt(features::placeOf).toArray();
        this.firstRows = firstRows;
        aging = Arrays.stream(places)
                .mapToObj(place -> place < names.length && names[place] instanceof AgingVocabulary own ? own : null)
                .toArray(NameRows[]::new);
        long tenancies = Arrays.stream(aging).filter(Objects::nonNull).count();
        key = ByteBuffer.allocate(places.length * Integer.BYTES + (int) tenancies * Long.BYTES);
        hashed = cross.hashed() == null ? 0 : cross.hashed();
        combinations = hashed > 0 ? null : NameRows.of(cross.name(), cross.rules(), clock);
    }

    /** The state; none where combinations are hashed. */
    Optional<NameRows> combinations() {
        return Optional.ofNullable(combinations);
    }

    /**
     * The row of the combination of an encoded row.
     *
     * @param embeddingRows where the row's fields are from {@code at} on, all but the crosses encoded
     * @param frozen whether a new combination has the row of the overflow; else it gets one where there is room
     */
    int rowOf(int[] embeddingRows, int at, boolean frozen) {
        if (combinations == null) {
            long hash = 0;
            for (int i = 0; i < places.length; i++) {
                int own = embeddingRows[at + places[i]] - firstRows[places[i]];
                hash = RowHash.with(hash, own);
                hash = aging[i] == null ? hash : RowHash.with(hash, aging[i].tenancy(own));
            }
            return (int) Long.remainderUnsigned(hash, hashed);
        }
        key.clear();
        for (int i = 0; i < places.length; i++) {
            int own = embeddingRows[at + places[i]] - firstRows[places[i]];
            key.putInt(own);
            if (aging[i] != null) {
                key.putLong(aging[i].tenancy(own));
            }
        }
        byte[] bytes = key.array();
        return frozen ? combinations.find(bytes, 0, bytes.length) : combinations.rowOf(bytes, 0, bytes.length);
    }
}
