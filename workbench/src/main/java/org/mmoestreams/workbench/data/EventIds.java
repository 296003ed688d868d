package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericFixed;

/** Ids of events that are made of rows: each tells its row's index. */
public final class EventIds {

    private static final int DIGITS = 9;
    private static final Pattern FORM = Pattern.compile("r\\d{9,18}");

    private EventIds() {}

    /**
     * The id of a row's event: {@code r} and the row's index, from nine digits on, as in {@code r000000017}.
     *
     * @param index the row's index over all files, counted from 0
     */
    public static String idOf(long index) {
        check(index >= 0, "row index", index, ">= 0");
        String digits = Long.toString(index);
        return "r" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** An id as predictions have it. */
    public static String text(Object id) {
        if (id instanceof GenericFixed fixed) {
            ByteBuffer bytes = ByteBuffer.wrap(fixed.bytes());
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        return id.toString();
    }

    /** Whether {@link #idOf} gives an id. */
    public static boolean isOne(String id) {
        return FORM.matcher(id).matches();
    }

    /**
     * The row's index of an event's id.
     *
     * @throws IllegalArgumentException when {@link #idOf} gives no such id
     */
    public static long indexOf(String id) {
        check(isOne(id), "event id", id, "r and the row's index in 9 digits or more");
        return Long.parseLong(id, 1, id.length(), 10);
    }
}
