package org.mmoestreams.workbench.shaping;

import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.mmoestreams.workbench.data.EventIds;

/** The ids of events that come again: others in each round. For one thread. */
final class RepeatedIds {

    /** So many bits of an id of bytes are for the rows of a round. */
    private static final int ROUND_BITS = 40;

    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    /** Notes an id of the first round. */
    void add(Object id) {
        if (id instanceof Number number) {
            least = Math.min(least, number.longValue());
            most = Math.max(most, number.longValue());
        }
    }

    /**
     * The id of the same event in a later round: of a row's number, the number of the row as if rows went on; of a
     * number, as far beyond the greatest; of a text, with the round's number, counted from 1, at its end.
     *
     * @param round counted from 0
     * @param rows how many rows a round has
     * @throws ArithmeticException when a number has become too large
     */
    Object in(long round, long rows, Object id) {
        if (id instanceof Number number) {
            long later = Math.addExact(number.longValue(), Math.multiplyExact(round, most - least + 1));
            return id instanceof Integer ? (Object) Math.toIntExact(later) : (Object) later;
        }
        if (id instanceof GenericFixed fixed) {
            ByteBuffer bytes = ByteBuffer.wrap(fixed.bytes());
            long high = bytes.getLong();
            long low = bytes.getLong() + (round << ROUND_BITS);
            byte[] later = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(high)
                    .putLong(low)
                    .array();
            return new GenericData.Fixed(fixed.getSchema(), later);
        }
        String text = id.toString();
        return EventIds.isOne(text) ? EventIds.idOf(EventIds.indexOf(text) + round * rows) : text + "-" + (round + 1);
    }
}
