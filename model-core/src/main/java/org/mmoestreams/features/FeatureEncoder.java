package org.mmoestreams.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Turns field values into encoded rows. Each embedded field owns a range of rows of one common embedding table: nominal
 * fields look theirs up in a vocabulary, continuous ones in their buckets, crosses by the rows of the fields that they
 * cross, multi-valued ones each of their items in a vocabulary. Encoding one row costs a hash look-up per nominal
 * field, cross and item, and a logarithm per continuous field that is not zero.
 */
public final class FeatureEncoder implements Chunked {

    private final Vocabulary[] names;
    private final NumberRows[] numbers;
    private final CrossRows[] crosses;
    private final ItemRows[] items;
    private final List<Vocabulary> vocabularies = new ArrayList<>();
    private final int[] firstRows;
    private final int tableRows;

    /** An encoder that has seen no value yet. */
    public FeatureEncoder(FeatureSpec spec) {
        Features features = spec.features();
        firstRows = features.firstRows();
        tableRows = features.rows();
        names = features.nominal().stream()
                .map(field -> new Vocabulary(field.field(), field.capacity()))
                .toArray(Vocabulary[]::new);
        numbers = features.continuous().stream().map(NumberRows::new).toArray(NumberRows[]::new);
        crosses = features.crosses().stream()
                .map(cross -> new CrossRows(cross, features, firstRows))
                .toArray(CrossRows[]::new);
        items = IntStream.range(0, features.multiValued().size())
                .mapToObj(i -> new ItemRows(features.multiValued().get(i), i, firstRows[features.singleValued() + i]))
                .toArray(ItemRows[]::new);
        vocabularies.addAll(List.of(names));
        Arrays.stream(crosses).flatMap(cross -> cross.vocabulary().stream()).forEach(vocabularies::add);
        Arrays.stream(items).map(ItemRows::vocabulary).forEach(vocabularies::add);
    }

    /** How many rows the embedding table has. */
    public int tableRows() {
        return tableRows;
    }

    /** Longest nominal value in bytes. */
    public static int maxValueBytes() {
        return Vocabulary.MAX_VALUE_BYTES;
    }

    /** The value of a continuous field that is encoded as a number; roughly, since these are kept as floats. */
    public double value(int field, double number) {
        return numbers[field].value(number);
    }

    /**
     * Which of its own rows a nominal field has in an encoded row: 0 where it is missing, 1 where its vocabulary has no
     * room for the value, and from 2 on a row of that value's own.
     *
     * @param field the place among the spec's nominal fields
     */
    public int nameRow(RowBatch batch, int row, int field) {
        return batch.embeddingRows[row * batch.slots + field] - firstRows[field];
    }

    /**
     * The value of a nominal field that has a row of its own, as UTF-8; not to be changed.
     *
     * @param field the place among the spec's nominal fields
     * @param nameRow what {@link #nameRow} said, from 2 on
     */
    public byte[] name(int field, int nameRow) {
        return names[field].valueOf(nameRow);
    }

    /** Encodes values into a row; names and combinations that are new are given rows. */
    public void encode(FieldValues values, RowBatch batch, int row) {
        int at = row * batch.slots;
        for (int i = 0; i < names.length; i++) {
            int own = names[i].rowOf(values.text[i], values.offsets[i], values.lengths[i]);
            batch.embeddingRows[at + i] = firstRows[i] + own;
        }
        encodeOthers(values, batch, row, false);
    }

    /**
     * Encodes values into a row with the vocabularies as they are; names and combinations that are new share
     * the row of their field's overflow.
     */
    public void encodeFrozen(FieldValues values, RowBatch batch, int row) {
        int at = row * batch.slots;
        for (int i = 0; i < names.length; i++) {
            int own = names[i].find(values.text[i], values.offsets[i], values.lengths[i]);
            batch.embeddingRows[at + i] = firstRows[i] + own;
        }
        encodeOthers(values, batch, row, true);
    }

    /**
     * How many values {@link #encode} gave the overflow's row since this encoder was made.
     *
     * @param vocabulary the place among {@link Features#capacities}
     */
    public long overflows(int vocabulary) {
        return vocabularies.get(vocabulary).overflows();
    }

    @Override
    public Collection<String> chunkNames() {
        return vocabularies.stream()
                .flatMap(vocabulary -> vocabulary.chunkNames().stream())
                .toList();
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.drainChanges(sink);
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        for (Vocabulary vocabulary : vocabularies) {
            if (vocabulary.chunkNames().contains(key.name())) {
                vocabulary.load(key, value);
            }
        }
    }

    private void encodeOthers(FieldValues values, RowBatch batch, int row, boolean frozen) {
        encodeNumbers(values, batch, row);
        int at = row * batch.slots;
        int first = names.length + numbers.length;
        for (int i = 0; i < crosses.length; i++) {
            int own = crosses[i].rowOf(batch.embeddingRows, at, frozen);
            batch.embeddingRows[at + first + i] = firstRows[first + i] + own;
        }
        int slot = at + first + crosses.length;
        for (ItemRows each : items) {
            each.encode(values, batch.embeddingRows, slot, frozen);
            slot += each.slots();
        }
        int labels = row * batch.tasks;
        System.arraycopy(values.labels, 0, batch.labels, labels, values.labels.length);
        Arrays.fill(batch.labels, labels + values.labels.length, labels + batch.tasks, Double.NaN);
        batch.weights[row] = values.weight;
        batch.corrections[row] = false;
    }

    private void encodeNumbers(FieldValues values, RowBatch batch, int row) {
        int at = row * batch.slots + names.length;
        for (int i = 0; i < numbers.length; i++) {
            double value = values.numbers[i];
            double number = numbers[i].number(value);
            batch.embeddingRows[at + i] = firstRows[names.length + i] + numbers[i].row(value, number);
            batch.scaled[row * batch.numbers + i] = (float) number;
        }
    }
}
