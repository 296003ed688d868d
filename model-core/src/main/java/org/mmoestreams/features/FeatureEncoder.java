package org.mmoestreams.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Turns field values into encoded rows. Each embedded field owns a range of rows of one common embedding table: nominal
 * fields look theirs up in a vocabulary, continuous ones in their buckets, crosses by the rows of the fields that they
 * cross, multi-valued ones each of their items in a vocabulary; or by their hash. Encoding one row costs a hash look-up
 * per nominal field, cross and item, and a logarithm per continuous field that is not zero.
 */
public final class FeatureEncoder implements Chunked {

    private static final int[] NONE = {};

    private final Features features;
    private final NameRows[] names;
    private final NumberRows[] numbers;
    private final CrossRows[] crosses;
    private final ItemRows[] items;
    /** Nominal fields, crosses and multi-valued fields, those that have state. */
    private final List<NameRows> vocabularies = new ArrayList<>();
    /** Null where no values expire. */
    private final AgingFields aging;

    private final int[] firstRows;
    private final int tableRows;

    /** An encoder that has seen no value yet. */
    public FeatureEncoder(FeatureSpec spec) {
        features = spec.features();
        firstRows = features.firstRows();
        tableRows = features.rows();
        AgingFields fields = new AgingFields();
        StreamClock clock = fields.clock();
        names = features.nominal().stream()
                .map(field -> NameRows.of(field.field(), field.rules(), clock))
                .toArray(NameRows[]::new);
        numbers = features.continuous().stream().map(NumberRows::new).toArray(NumberRows[]::new);
        crosses = features.crosses().stream()
                .map(cross -> new CrossRows(cross, features, firstRows, names, clock))
                .toArray(CrossRows[]::new);
        items = IntStream.range(0, features.multiValued().size())
                .mapToObj(i ->
                        new ItemRows(features.multiValued().get(i), i, firstRows[features.singleValued() + i], clock))
                .toArray(ItemRows[]::new);
        Stream.of(
                        Arrays.stream(names),
                        Arrays.stream(crosses).flatMap(cross -> cross.combinations().stream()),
                        Arrays.stream(items).map(ItemRows::names))
                .flatMap(rows -> rows)
                .filter(rows -> !rows.chunkNames().isEmpty())
                .forEach(vocabularies::add);
        aging = features.expire() ? fields : null;
        placeAging(fields);
    }

    /** Which rows values have as things stand. Costs as much as there are values. */
    public EncodingTables tables() {
        int first = names.length + numbers.length;
        return new EncodingTables(
                each(names.length, i -> NameTable.of(features.nominal().get(i).field(), firstRows[i], names[i])),
                each(numbers.length, i -> {
                    ContinuousField field = features.continuous().get(i);
                    return new FieldRows(field.field(), firstRows[names.length + i], field.rows());
                }),
                each(crosses.length, i -> crosses[i].table(features.crosses().get(i), firstRows[first + i])),
                each(
                        items.length,
                        i -> NameTable.of(
                                features.multiValued().get(i).field(),
                                firstRows[first + crosses.length + i],
                                items[i].names())));
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

    /**
     * Encodes values into a row; names and combinations that are new are given rows, where they are admitted. The
     * event's time is stream time from now on, where it is later.
     */
    public void encode(FieldValues values, RowBatch batch, int row) {
        if (aging != null) {
            aging.clock().see(values.time);
        }
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
     * A window was closed: values that stayed away for longer than their fields' {@code expire-after} give their rows
     * back, to be given to others. The caller has put what is learnt of them back to its start before anything is
     * encoded or predicted again.
     *
     * @return those rows of the table, none of them twice
     */
    public int[] windowClosed() {
        return aging == null ? NONE : aging.windowClosed();
    }

    /**
     * Has the rows {@code [from, to)} of a batch forget the values that have given their rows back since they were
     * encoded: they are unknown values from now on.
     */
    public void replaceGone(RowBatch batch, int from, int to) {
        if (aging != null) {
            aging.replaceGone(batch, from, to);
        }
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
        return stateful().flatMap(part -> part.chunkNames().stream()).toList();
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        stateful().forEach(part -> part.drainChanges(sink));
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        stateful().filter(part -> part.chunkNames().contains(key.name())).forEach(part -> part.load(key, value));
    }

    private static <T> List<T> each(int count, IntFunction<T> one) {
        return IntStream.range(0, count).mapToObj(one).toList();
    }

    private Stream<Chunked> stateful() {
        return Stream.concat(vocabularies.stream(), Stream.ofNullable(aging).map(AgingFields::clock));
    }

    private void placeAging(AgingFields fields) {
        for (int i = 0; i < names.length; i++) {
            fields.add(names[i], firstRows[i], i, i + 1);
        }
        int slot = names.length + numbers.length;
        for (CrossRows cross : crosses) {
            int place = slot++;
            cross.combinations().ifPresent(rows -> fields.add(rows, firstRows[place], place, place + 1));
        }
        for (int i = 0; i < items.length; i++) {
            int firstRow = firstRows[names.length + numbers.length + crosses.length + i];
            fields.add(items[i].names(), firstRow, slot, slot + items[i].slots());
            slot += items[i].slots();
        }
    }

    private void encodeOthers(FieldValues values, RowBatch batch, int row, boolean frozen) {
        encodeNumbers(values, batch, row);
        if (aging != null) {
            aging.encoded(batch, row);
        }
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
            batch.scaled[row * batch.numbers + i] = numbers[i].isInput() ? (float) number : Float.NaN;
        }
    }
}
