package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.ByteWords;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.Task;

/**
 * What a decoder fills in, value by value, each checked as it comes: ids are UTF-8 of 1 to 256 bytes, names and the
 * labels of binary tasks UTF-8 of at most 1,024, numbers finite and within plus or minus 1e100.
 */
final class RawEvent implements SoundEvent {

    private static final int MAX_ID_BYTES = 256;
    private static final byte[] NONE = {};
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final FeatureSpec spec;
    private final byte[][] positives;
    private final FieldValues values;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private byte[] id = NONE;
    private long time;
    private final Label[] labels;

    RawEvent(FeatureSpec spec) {
        this.spec = spec;
        this.values = FieldValues.of(spec);
        this.positives = new byte[spec.tasks().size()][];
        this.labels = Stream.generate(Label::new).limit(positives.length).toArray(Label[]::new);
        for (int i = 0; i < positives.length; i++) {
            Task task = spec.tasks().get(i);
            positives[i] = task.isBinary() ? task.positive().getBytes(StandardCharsets.UTF_8) : NONE;
        }
    }

    FeatureSpec spec() {
        return spec;
    }

    byte[] id() {
        return id;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public FieldValues values() {
        return values;
    }

    /** Sets the id given as UTF-8. */
    void setId(byte[] bytes, int offset, int length) throws BadEventException {
        if (length == 0 || length > MAX_ID_BYTES) {
            String size = length == 0 ? "no" : "more than " + MAX_ID_BYTES;
            throw new BadEventException(
                    Reason.BAD_ID, "event id: " + size + " bytes (expected: 1 to " + MAX_ID_BYTES + ")");
        }
        checkUtf8(spec.eventId(), bytes, offset, length);
        id = Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Sets the id given as text. */
    void setId(String text) throws BadEventException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        setId(bytes, 0, bytes.length);
    }

    /** Sets the time in milliseconds since the epoch; negative for none. */
    void setTime(long millis) {
        time = millis;
    }

    /** Sets a nominal value given as UTF-8. */
    void setNominal(int field, byte[] bytes, int offset, int length) throws BadEventException {
        checkName(spec.nominal().get(field).field(), bytes, offset, length);
        values.setNominal(field, bytes, offset, length);
    }

    /** Sets a nominal value given as text. */
    void setNominal(int field, String text) throws BadEventException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        setNominal(field, bytes, 0, bytes.length);
    }

    void setNominalMissing(int field) {
        values.setNominal(field, NONE, 0, -1);
    }

    void setContinuous(int field, double number) throws BadEventException {
        checkNumber(spec.continuous().get(field).field(), number);
        values.setContinuous(field, number);
    }

    void setContinuousMissing(int field) {
        values.setContinuous(field, Double.NaN);
    }

    /** Sets a binary task's label given as UTF-8. */
    void setLabel(int task, byte[] bytes, int offset, int length) throws BadEventException {
        checkName(spec.tasks().get(task).field(), bytes, offset, length);
        byte[] positive = positives[task];
        boolean equal = Arrays.equals(positive, 0, positive.length, bytes, offset, offset + length);
        values.setLabel(task, equal ? 1 : 0);
        labels[task].set(bytes, offset, length);
    }

    /** Sets a label given as a whole number: of a binary task its digits are compared with the positive value. */
    void setLabel(int task, long number) throws BadEventException {
        if (spec.tasks().get(task).isBinary()) {
            String text = Long.toString(number);
            values.setLabel(task, spec.tasks().get(task).label(text));
            byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
            labels[task].set(digits, 0, digits.length);
        } else {
            setLabel(task, (double) number);
        }
    }

    /** Sets a regression task's label. */
    void setLabel(int task, double number) throws BadEventException {
        Task of = spec.tasks().get(task);
        checkNumber(of.field(), number);
        if (!of.admits(number)) {
            throw new BadEventException(
                    Reason.BAD_VALUE, of.field() + ": " + number + " (expected: a label of " + of.bounds() + ")");
        }
        values.setLabel(task, number);
    }

    void setLabelUnknown(int task) {
        values.setLabel(task, Double.NaN);
    }

    @Override
    public String labelText(int task) {
        return labels[task].text();
    }

    /** Where the text of a label is, as long as its event is the last one. */
    private static final class Label {

        private byte[] bytes = NONE;
        private int offset;
        private int length;

        void set(byte[] source, int from, int size) {
            bytes = source;
            offset = from;
            length = size;
        }

        String text() {
            return new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
    }

    private static void checkNumber(String field, double number) throws BadEventException {
        if (!(Math.abs(number) <= FieldValues.maxNumber())) {
            String expected = Double.isFinite(number) ? "-1e100 to 1e100" : "a finite number";
            throw new BadEventException(Reason.BAD_VALUE, field + ": " + number + " (expected: " + expected + ")");
        }
    }

    private void checkName(String field, byte[] bytes, int offset, int length) throws BadEventException {
        if (length > FeatureEncoder.maxValueBytes()) {
            int most = FeatureEncoder.maxValueBytes();
            throw new BadEventException(
                    Reason.BAD_VALUE, field + ": more than " + most + " bytes (expected: <= " + most + ")");
        }
        checkUtf8(field, bytes, offset, length);
    }

    private void checkUtf8(String field, byte[] bytes, int offset, int length) throws BadEventException {
        if (!isAscii(bytes, offset, offset + length)) {
            decode(field, bytes, offset, length);
        }
    }

    /** Eight bytes at a time, and no loop over the rest: every text of every event comes by here. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        long highBits = ByteWords.rest(bytes, from, to - from);
        for (int at = from; at + Long.BYTES <= to; at += Long.BYTES) {
            highBits |= ByteWords.at(bytes, at);
        }
        return (highBits & HIGH_BITS) == 0;
    }

    private void decode(String field, byte[] bytes, int offset, int length) throws BadEventException {
        try {
            utf8.decode(ByteBuffer.wrap(bytes, offset, length));
        } catch (CharacterCodingException e) {
            throw new BadEventException(Reason.BAD_VALUE, field + ": bytes that are no UTF-8 (expected: UTF-8)");
        }
    }
}
