package org.mmoestreams.features;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The values of one event in the order of a feature spec: a holder that is filled again for every event, so that
 * reading one allocates nothing. Nominal values are UTF-8 bytes in a buffer of the caller's, which must stay unchanged
 * until the row is encoded.
 */
public final class FieldValues {

    private static final byte[] NONE = {};
    /** Sums of squares of such numbers stay finite, however many there are. */
    private static final double MOST = 1e100;

    private static final double MOST_WEIGHT = 1e6;

    final byte[][] text;
    final int[] offsets;
    final int[] lengths;
    final double[] numbers;
    final double[] labels;
    final byte[][][] itemText;
    final int[][] itemOffsets;
    final int[][] itemLengths;
    /** How many values a multi-valued field has; -1 where it is missing. */
    final int[] items;

    double weight;
    long time;
    private final double[] most;
    private final double[] leastLabels;
    private final boolean weighted;

    private FieldValues(FeatureSpec spec) {
        text = new byte[spec.nominal().size()][];
        offsets = new int[text.length];
        lengths = new int[text.length];
        numbers = new double[spec.continuous().size()];
        labels = new double[spec.tasks().size()];
        int lists = spec.features().multiValued().size();
        itemText = new byte[lists][][];
        itemOffsets = new int[lists][];
        itemLengths = new int[lists][];
        items = new int[lists];
        for (int list = 0; list < lists; list++) {
            int room = spec.features().multiValued().get(list).maxValues();
            itemText[list] = new byte[room][];
            itemOffsets[list] = new int[room];
            itemLengths[list] = new int[room];
        }
        most = spec.continuous().stream().mapToDouble(ContinuousField::most).toArray();
        leastLabels = spec.tasks().stream()
                .mapToDouble(task -> task.isBinary()
                        ? LabelScale.NONE.least()
                        : task.regression().usedScale().least())
                .toArray();
        weighted = spec.row().weight() != null;
        clear();
    }

    /** A holder for the events of a spec, with all values missing. */
    public static FieldValues of(FeatureSpec spec) {
        return new FieldValues(spec);
    }

    /** The bound of regression labels, either way, and of continuous values where their scale has no lower one. */
    public static double maxNumber() {
        return MOST;
    }

    /** Makes all values missing and all labels unknown. */
    public void clear() {
        Arrays.fill(text, NONE);
        Arrays.fill(lengths, -1);
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(labels, Double.NaN);
        Arrays.fill(items, -1);
        weight = 1;
        time = StreamClock.NONE;
    }

    /**
     * Sets the value of the nominal field at {@code index} to UTF-8 bytes in {@code buffer}.
     *
     * @throws IllegalArgumentException when there are more than {@link FeatureEncoder#maxValueBytes()}
     */
    public void setNominal(int index, byte[] buffer, int offset, int length) {
        atMost("nominal value", length, Vocabulary.MAX_VALUE_BYTES);
        text[index] = buffer;
        offsets[index] = offset;
        lengths[index] = length;
    }

    /** Sets the value of the nominal field at {@code index}; null for a missing one. */
    public void setNominal(int index, String value) {
        byte[] bytes = value == null ? NONE : value.getBytes(StandardCharsets.UTF_8);
        setNominal(index, bytes, 0, value == null ? -1 : bytes.length);
    }

    /**
     * Sets the value of the continuous field at {@code index}: a number, or NaN for a missing one.
     *
     * @throws IllegalArgumentException when it is beyond what the field's scale takes, see {@link ContinuousField#most}
     */
    public void setContinuous(int index, double value) {
        bounded("continuous value", value, -most[index], most[index]);
        numbers[index] = value;
    }

    /** Makes the multi-valued field at {@code index} missing. */
    public void setItemsMissing(int index) {
        items[index] = -1;
    }

    /** Makes the multi-valued field at {@code index} empty: values are added next. */
    public void clearItems(int index) {
        items[index] = 0;
    }

    /**
     * Adds a value to the multi-valued field at {@code index}, which must not be missing: UTF-8 bytes in {@code
     * buffer}.
     *
     * @return false when the field has as many values as it takes; this one is left out
     * @throws IllegalArgumentException when there are more bytes than {@link FeatureEncoder#maxValueBytes()}
     */
    public boolean addItem(int index, byte[] buffer, int offset, int length) {
        atMost("multi-valued value", length, Vocabulary.MAX_VALUE_BYTES);
        int at = items[index];
        if (at == itemText[index].length) {
            return false;
        }
        itemText[index][at] = buffer;
        itemOffsets[index][at] = offset;
        itemLengths[index][at] = length;
        items[index]++;
        return true;
    }

    /**
     * Sets the event's time, in milliseconds since the epoch: that of the stream, which the ages of values are counted
     * by, is the highest so far. Where it is not set, an event is as old as the one before.
     */
    public void setTime(long millis) {
        time = millis;
    }

    /**
     * Sets the row's weight in the loss; 1 where it is not set.
     *
     * @throws IllegalArgumentException when it is not 0 to {@link #maxWeight}
     * @throws IllegalStateException when the spec has no row-weight
     */
    public void setWeight(double value) {
        if (!weighted) {
            throw new IllegalStateException("row weight: " + value + " (expected: none; the spec has no row-weight)");
        }
        if (!(value >= 0 && value <= MOST_WEIGHT)) {
            throw new IllegalArgumentException("row weight: " + value + " (expected: 0 to 1e6)");
        }
        weight = value;
    }

    /** The most that a row may weigh. */
    public static double maxWeight() {
        return MOST_WEIGHT;
    }

    /**
     * Sets the label of the task at {@code index}: 1 or 0 (binary), a number (regression), or NaN when not known yet.
     *
     * @throws IllegalArgumentException when it is beyond plus or minus 1e100, or below 0 where its scale is log1p
     */
    public void setLabel(int index, double value) {
        bounded("label", value, leastLabels[index], MOST);
        labels[index] = value;
    }

    /** Whether the nominal field at {@code index} has no value. */
    public boolean isNominalMissing(int index) {
        return lengths[index] < 0;
    }

    /** The value of the nominal field at {@code index}; empty when it is missing. */
    public Optional<String> nominal(int index) {
        return isNominalMissing(index)
                ? Optional.empty()
                : Optional.of(new String(text[index], offsets[index], lengths[index], StandardCharsets.UTF_8));
    }

    /** The value of the continuous field at {@code index}, NaN when it is missing. */
    public double continuous(int index) {
        return numbers[index];
    }

    /** Whether the multi-valued field at {@code index} is missing, which an empty one is not. */
    public boolean isItemsMissing(int index) {
        return items[index] < 0;
    }

    /** The values of the multi-valued field at {@code index}; empty when it is missing. */
    public Optional<List<String>> items(int index) {
        if (items[index] < 0) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items[index]; i++) {
            texts.add(new String(
                    itemText[index][i], itemOffsets[index][i], itemLengths[index][i], StandardCharsets.UTF_8));
        }
        return Optional.of(texts);
    }

    /** The row's weight. */
    public double weight() {
        return weight;
    }

    /** The label of the task at {@code index}, NaN when not known. */
    public double label(int index) {
        return labels[index];
    }

    /** Whether a label of any task is known. */
    public boolean isLabelled() {
        for (double label : labels) {
            if (!Double.isNaN(label)) {
                return true;
            }
        }
        return false;
    }

    private static void atMost(String name, int length, int most) {
        if (length > most) {
            throw new IllegalArgumentException(name + ": " + length + " bytes (expected: <= " + most + ")");
        }
    }

    private static void bounded(String name, double value, double least, double most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + text(least) + " to " + text(most) + ", or NaN for none)");
        }
    }

    private static String text(double bound) {
        return bound == 0 ? "0" : Double.toString(bound).replace(".0E", "e");
    }
}
