package org.mmoestreams.features;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** How combinations have their rows. */
    CrossTable table(Cross cross, int firstRow) {
        int used = combinations == null ? hashed : combinations.end();
        FieldRows rows = new FieldRows(cross.name(), firstRow, used);
        List<Integer> fields = Arrays.stream(places).boxed().toList();
        List<List<Long>> tenancies =
                Arrays.stream(aging).map(CrossRows::tenancies).toList();
        return new CrossTable(rows, fields, hashed, known(), tenancies);
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

    /** The combinations that can come: not those of values that had their rows before those that have them now. */
    private List<CrossTable.Combination> known() {
        List<CrossTable.Combination> known = new ArrayList<>();
        for (int row = Vocabulary.FIRST_VALUE; combinations != null && row < combinations.end(); row++) {
            byte[] value = combinations.valueOf(row);
            if (value != null) {
                List<Integer> own = read(ByteBuffer.wrap(value));
                if (!own.isEmpty()) {
                    known.add(new CrossTable.Combination(row, own));
                }
            }
        }
        return known;
    }

    /** The rows of the crossed fields; empty where one of them has another value now. */
    private List<Integer> read(ByteBuffer in) {
        List<Integer> own = new ArrayList<>();
        boolean current = true;
        for (NameRows each : aging) {
            int row = in.getInt();
            own.add(row);
            current &= each == null || in.getLong() == tenancy(each, row);
        }
        return current ? own : List.of();
    }

    private static List<Long> tenancies(NameRows rows) {
        return rows == null
                ? List.of()
                : IntStream.range(0, rows.end())
                        .mapToObj(row -> tenancy(rows, row))
                        .toList();
    }

    /** No version is negative, so a row without a value has a tenancy that no combination has. */
    private static long tenancy(NameRows rows, int row) {
        boolean free = row >= rows.end() || (row >= Vocabulary.FIRST_VALUE && rows.valueOf(row) == null);
        return free ? -1 : rows.tenancy(row);
    }
}
