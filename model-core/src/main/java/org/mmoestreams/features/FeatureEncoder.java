package org.mmoestreams.features;

import java.util.Arrays;
import java.util.Collection;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Turns field values into encoded rows. Each embedded field owns a range of rows of one common embedding table: nominal
 * fields look theirs up in a vocabulary, continuous ones in their buckets. Encoding one row costs a hash look-up per
 * nominal field and a logarithm per continuous field that is not zero.
 */
public final class FeatureEncoder implements Chunked {

    private final Vocabulary[] vocabularies;
    private final Buckets[] buckets;
    private final int[] firstRows;
    private final int tableRows;

    /** An encoder that has seen no value yet. */
    public FeatureEncoder(FeatureSpec spec) {
        firstRows = new int[spec.embeddedFields()];
        int field = 0;
        int rows = 0;
        vocabularies = new Vocabulary[spec.nominal().size()];
        for (NominalField nominal : spec.nominal()) {
            vocabularies[field] = new Vocabulary(nominal.field(), nominal.capacity());
            firstRows[field++] = rows;
            rows += nominal.rows();
        }
        buckets = spec.continuous().stream().map(ContinuousField::buckets).toArray(Buckets[]::new);
        for (ContinuousField continuous : spec.continuous()) {
            firstRows[field++] = rows;
            rows += continuous.buckets().rows();
        }
        tableRows = rows;
    }

    /** How many rows the embedding table has. */
    public int tableRows() {
        return tableRows;
    }

    /** Longest nominal value in bytes. */
    public static int maxValueBytes() {
        return Vocabulary.MAX_VALUE_BYTES;
    }

    /** The value that is encoded as a logarithm; roughly, since logarithms are kept as floats. */
    public static double value(double log) {
        return Math.copySign(StrictMath.expm1(Math.abs(log)), log);
    }

    /** Encodes values into a row; nominal values that are new are given rows. */
    public void encode(FieldValues values, RowBatch batch, int row) {
        int at = row * batch.fields;
        for (int i = 0; i < vocabularies.length; i++) {
            int own = vocabularies[i].rowOf(values.text[i], values.offsets[i], values.lengths[i]);
            batch.embeddingRows[at + i] = firstRows[i] + own;
        }
        encodeNumbersAndLabels(values, batch, row);
    }

    /**
     * Encodes values into a row with the vocabularies as they are; nominal values that are new share the overflow's
     * row.
     */
    public void encodeFrozen(FieldValues values, RowBatch batch, int row) {
        int at = row * batch.fields;
        for (int i = 0; i < vocabularies.length; i++) {
            int own = vocabularies[i].find(values.text[i], values.offsets[i], values.lengths[i]);
            batch.embeddingRows[at + i] = firstRows[i] + own;
        }
        encodeNumbersAndLabels(values, batch, row);
    }

    /**
     * How many values {@link #encode} gave the overflow's row since this encoder was made.
     *
     * @param field the place among the nominal fields
     */
    public long overflows(int field) {
        return vocabularies[field].overflows();
    }

    @Override
    public Collection<String> chunkNames() {
        return Arrays.stream(vocabularies).flatMap(d -> d.chunkNames().stream()).toList();
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

    private void encodeNumbersAndLabels(FieldValues values, RowBatch batch, int row) {
        int at = row * batch.fields + vocabularies.length;
        for (int i = 0; i < buckets.length; i++) {
            double value = values.numbers[i];
            double log = value == 0 ? 0 : Math.copySign(StrictMath.log1p(Math.abs(value)), value);
            batch.embeddingRows[at + i] = firstRows[vocabularies.length + i] + buckets[i].row(value, log);
            batch.logs[row * batch.numbers + i] = (float) log;
        }
        System.arraycopy(values.labels, 0, batch.labels, row * batch.tasks, batch.tasks);
    }
}
