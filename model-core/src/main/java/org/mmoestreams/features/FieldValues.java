package org.mmoestreams.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one event in the order of a feature spec: a holder that is filled again for every event, so that
 * reading one allocates nothing. Nominal values are UTF-8 bytes in a buffer of the caller's, which must stay unchanged
 * until the row is encoded.
 */
public final class FieldValues {

    private static final byte[] NONE = {};
    /** Sums of squares of such numbers stay finite, however many there are. */
    private static final double MOST = 1e100;

    final byte[][] text;
    final int[] offsets;
    final int[] lengths;
    final double[] numbers;
    final double[] labels;

    private FieldValues(FeatureSpec spec) {
        text = new byte[spec.nominal().size()][];
        offsets = new int[text.length];
        lengths = new int[text.length];
        numbers = new double[spec.continuous().size()];
        labels = new double[spec.tasks().size()];
        clear();
    }

    /** A holder for the events of a spec, with all values missing. */
    public static FieldValues of(FeatureSpec spec) {
        return new FieldValues(spec);
    }

    /** The bound of continuous values and regression labels, either way. */
    public static double maxNumber() {
        return MOST;
    }

    /** Makes all values missing and all labels unknown. */
    public void clear() {
        Arrays.fill(text, NONE);
        Arrays.fill(lengths, -1);
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(labels, Double.NaN);
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
     * @throws IllegalArgumentException when it is beyond plus or minus 1e100
     */
    public void setContinuous(int index, double value) {
        bounded("continuous value", value);
        numbers[index] = value;
    }

    /**
     * Sets the label of the task at {@code index}: 1 or 0 (binary), a number (regression), or NaN when not known yet.
     *
     * @throws IllegalArgumentException when it is beyond plus or minus 1e100
     */
    public void setLabel(int index, double value) {
        bounded("label", value);
        labels[index] = value;
    }

    /** Whether the nominal field at {@code index} has no value. */
    public boolean isNominalMissing(int index) {
        return lengths[index] < 0;
    }

    /** The value of the nominal field at {@code index}, null when it is missing. */
    public String nominal(int index) {
        return isNominalMissing(index)
                ? null
                : new String(text[index], offsets[index], lengths[index], StandardCharsets.UTF_8);
    }

    /** The value of the continuous field at {@code index}, NaN when it is missing. */
    public double continuous(int index) {
        return numbers[index];
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

    private static void bounded(String name, double value) {
        if (Math.abs(value) > MOST) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: -1e100 to 1e100, or NaN for none)");
        }
    }
}
