package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.ByteWords;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.Task;

/**
 * What a decoder fills in, value by value, each checked as it comes: ids are UTF-8 of 1 to 256 bytes, names and the
 * labels of binary tasks UTF-8 of at most 1,024, numbers finite and within what their scale takes, 1e100 or 1e30.
 */
final class RawEvent implements SoundEvent {

    private static final int MAX_ID_BYTES = 256;
    private static final byte[] NONE = {};
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final FeatureSpec spec;
    private final String idField;
    private final FieldValues values;
    private final RawLabels labels;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final ContinuousField[] continuous;
    private byte[] id = NONE;
    private long time;
    private EventTime.Unit timeUnit;
    private long itemsLeftOut;

    /** An event of a spec. */
    RawEvent(FeatureSpec spec) {
        this(spec, spec.eventId(), spec.tasks().stream().map(Task::field).toList());
    }

    /**
     * A record with the id of an event and its labels.
     *
     * @param idField what messages call the field with the id
     * @param labels what they call the labels, by task
     */
    RawEvent(FeatureSpec spec, String idField, List<String> labels) {
        this.spec = spec;
        this.idField = idField;
        this.values = FieldValues.of(spec);
        this.labels = new RawLabels(spec.tasks(), labels, values);
        this.continuous = spec.continuous().toArray(ContinuousField[]::new);
    }

    FeatureSpec spec() {
        return spec;
    }

    @Override
    public Optional<EventTime.Unit> timeUnit() {
        return Optional.ofNullable(timeUnit);
    }

    @Override
    public String labelText(int task) {
        return labels.text(task);
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

    RawLabels labels() {
        return labels;
    }

    /** How many values of multi-valued fields were left out so far, since their fields take fewer, in all events. */
    long itemsLeftOut() {
        return itemsLeftOut;
    }

    /** Sets the id given as UTF-8. */
    void setId(byte[] bytes, int offset, int length) throws BadEventException {
        if (length == 0 || length > MAX_ID_BYTES) {
            String size = length == 0 ? "no" : "more than " + MAX_ID_BYTES;
            throw new BadEventException(
                    Reason.BAD_ID, "event id: " + size + " bytes (expected: 1 to " + MAX_ID_BYTES + ")");
        }
        checkUtf8(idField, bytes, offset, length);
        id = Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Sets the id given as text. */
    void setId(String text) throws BadEventException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        setId(bytes, 0, bytes.length);
    }

    /**
     * Sets the time in milliseconds since the start of 1970 in UTC.
     *
     * @param unit in which it was counted; null where it was text
     */
    void setTime(long millis, EventTime.Unit unit) {
        time = millis;
        timeUnit = unit;
        values.setTime(millis);
    }

    /** Sets the row's weight. */
    void setWeight(double weight) throws BadEventException {
        if (!(weight >= 0 && weight <= FieldValues.maxWeight())) {
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    spec.row().weight() + ": " + weight + " (expected: a weight of 0 to " + FieldValues.maxWeight()
                            + ")");
        }
        values.setWeight(weight);
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

    /** Sets a number, which may stand for a missing one. */
    void setContinuous(int field, double number) throws BadEventException {
        ContinuousField of = continuous[field];
        if (Double.isNaN(number) && of.takesNan()) {
            setContinuousMissing(field);
            return;
        }
        double value = of.valueOf(number);
        if (Math.abs(value) <= of.most() || (Double.isNaN(value) && !Double.isNaN(number))) {
            values.setContinuous(field, value);
        } else {
            throw refused(of.field(), number, of.most());
        }
    }

    void setContinuousMissing(int field) {
        values.setContinuous(field, Double.NaN);
    }

    void setItemsMissing(int field) {
        values.setItemsMissing(field);
    }

    /** Makes a multi-valued field empty: items come next. */
    void clearItems(int field) {
        values.clearItems(field);
    }

    /** Adds an item to a multi-valued field, given as UTF-8. */
    void addItem(int field, byte[] bytes, int offset, int length) throws BadEventException {
        checkName(spec.features().multiValued().get(field).field(), bytes, offset, length);
        itemsLeftOut += values.addItem(field, bytes, offset, length) ? 0 : 1;
    }

    /** Sets a binary task's label given as UTF-8. */
    void setLabel(int task, byte[] bytes, int offset, int length) throws BadEventException {
        checkName(labels.name(task), bytes, offset, length);
        labels.set(task, bytes, offset, length);
    }

    /** A number that is not within plus or minus a bound. */
    static BadEventException refused(String field, double number, double most) {
        String expected = Double.isFinite(number) ? "-" + shown(most) + " to " + shown(most) : "a finite number";
        return new BadEventException(Reason.BAD_VALUE, field + ": " + number + " (expected: " + expected + ")");
    }

    private static String shown(double power) {
        return "1e" + Math.round(Math.log10(power));
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
