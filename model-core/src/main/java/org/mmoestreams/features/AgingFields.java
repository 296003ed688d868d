package org.mmoestreams.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields of a spec whose values expire: has values that stayed away give their rows back when a window closes, and
 * finds the slots of encoded rows whose values have done so since.
 */
final class AgingFields {

    private final StreamClock clock = new StreamClock();
    private final List<Place> places = new ArrayList<>();

    /** What their ages are counted by. */
    StreamClock clock() {
        return clock;
    }

    /**
     * Adds what is in some slots of each row, where its values expire.
     *
     * @param firstRow the field's first row in the table
     * @param from the first slot
     * @param to the slot after the last
     */
    void add(NameRows rows, int firstRow, int from, int to) {
        if (rows instanceof AgingVocabulary aging) {
            places.add(new Place(aging, firstRow, from, to));
        }
    }

    /** Notes of an encoded row which version of the model its values were looked up in. */
    void encoded(RowBatch batch, int row) {
        batch.versions[row] = clock.version();
    }

    /** Has the slots in the rows {@code [from, to)} whose values are gone be of unknown values. */
    void replaceGone(RowBatch batch, int from, int to) {
        for (int row = from; row < to; row++) {
            if (batch.versions[row] < clock.version()) {
                for (Place place : places) {
                    place.replaceGone(batch.embeddingRows, row * batch.slots, batch.versions[row]);
                }
                batch.versions[row] = clock.version();
            }
        }
    }

    /**
     * A window was closed: the values that stayed away for too long give their rows back.
     *
     * @return those rows of the table
     */
    int[] windowClosed() {
        IntStream.Builder freed = IntStream.builder();
        for (Place place : places) {
            place.rows.expire(own -> freed.add(place.firstRow + own));
        }
        clock.windowClosed();
        return freed.build().toArray();
    }

    private record Place(AgingVocabulary rows, int firstRow, int from, int to) {

        void replaceGone(int[] embeddingRows, int at, long version) {
            for (int slot = at + from; slot < at + to; slot++) {
                int tableRow = embeddingRows[slot];
                if (tableRow != RowBatch.EMPTY && rows.isGone(tableRow - firstRow, version)) {
                    embeddingRows[slot] = firstRow + Vocabulary.OVERFLOW;
                }
            }
        }
    }
}
