package org.mmoestreams.app.drift;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Features;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.state.Varints;

/**
 * Compares the values of each nominal and continuous field of a partition's newest events with those that came first,
 * or first after the field's last alarm, so many events at a time.
 */
public final class InputWatch {

    /** What alarms of fields say that found them. */
    public static final String DETECTOR = "population-stability";

    private final int rows;
    private final double threshold;
    private final List<String> fields;
    private final ValueCounts values;
    private final FieldCounts[] counts;
    private long seen;
    /** Events up to the next comparison. */
    private int toCome;

    private boolean changed;

    /**
     * A watch that has seen no event.
     *
     * @param rows how many events are compared at a time; 0: none ever
     * @param threshold the index above which a field has changed
     */
    public InputWatch(int rows, double threshold, FeatureSpec spec) {
        this.rows = rows;
        this.threshold = threshold;
        this.toCome = rows;
        Features features = spec.features();
        fields = Stream.concat(
                        features.nominal().stream().map(NominalField::field),
                        features.continuous().stream().map(ContinuousField::field))
                .toList();
        values = new ValueCounts(features.nominal().size(), fields.size());
        counts = new FieldCounts[rows == 0 ? 0 : fields.size()];
        Arrays.setAll(counts, field -> new FieldCounts(values, field));
    }

    /** Whether it looks at anything. */
    public boolean watches() {
        return rows > 0;
    }

    /**
     * Shows the encoded row of the next event.
     *
     * @return an alarm for each field that has changed
     */
    public List<Alarm> add(RowBatch batch, int row, long eventTime) {
        if (!watches()) {
            return List.of();
        }
        values.add(batch.embeddingRows(), row * batch.slots());
        seen++;
        changed = true;
        if (--toCome > 0) {
            return List.of();
        }
        toCome = rows;
        return compare(eventTime);
    }

    /** Whether anything came since the last {@link #write}. */
    public boolean hasChanged() {
        return changed;
    }

    /** All that is known. */
    public byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(2 * Varints.MOST_BYTES + counts.length * FieldCounts.mostBytes());
        Varints.write(out, rows);
        Varints.write(out, seen);
        for (FieldCounts field : counts) {
            field.write(out);
        }
        changed = false;
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Takes up what {@link #write} wrote.
     *
     * @return false where that compared another number of events at a time; it is of no use then
     */
    public boolean read(byte[] state) {
        ByteBuffer in = ByteBuffer.wrap(state);
        if (Varints.read(in) != rows) {
            return false;
        }
        seen = Varints.read(in);
        toCome = rows == 0 ? 0 : rows - (int) (seen % rows);
        for (FieldCounts field : counts) {
            field.read(in);
        }
        return true;
    }

    private List<Alarm> compare(long eventTime) {
        List<Alarm> alarms = new ArrayList<>();
        for (int field = 0; field < counts.length; field++) {
            double before = counts[field].index();
            OptionalDouble index = counts[field].compare(threshold);
            if (index.isPresent()) {
                alarms.add(new Alarm(fields.get(field), DETECTOR, seen, eventTime, before, index.getAsDouble()));
            }
        }
        return alarms;
    }
}
