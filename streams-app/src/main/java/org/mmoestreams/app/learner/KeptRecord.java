package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that may have to be a dead letter later, and the bytes that it is kept as meanwhile. Of its headers, those
 * are kept that {@link CarriedHeaders#MAX_BYTES} take.
 *
 * @param record as it came
 * @param origin where it came from; empty where that is not known
 */
record KeptRecord(Record<byte[], byte[]> record, Optional<RecordMetadata> origin) {

    private static final CarriedHeaders ALL = CarriedHeaders.named(List.of(CarriedHeaders.ALL));
    private static final int NULL = -1;
    private static final long UNKNOWN = -1;

    byte[] write() {
        byte[] headers = ALL.of(record.headers());
        ByteBuffer out = ByteBuffer.allocate(
                2 * Long.BYTES + 2 * Integer.BYTES + size(record.key()) + size(record.value()) + headers.length);
        out.putLong(record.timestamp());
        out.putLong(origin.map(RecordMetadata::offset).orElse(UNKNOWN));
        put(out, record.key());
        put(out, record.value());
        return out.put(headers).array();
    }

    /**
     * What {@link #write} wrote.
     *
     * @param topic the topic that it came from
     * @param partition its partition
     */
    static KeptRecord read(byte[] bytes, String topic, int partition) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long timestamp = in.getLong();
        long offset = in.getLong();
        byte[] key = take(in);
        byte[] value = take(in);
        byte[] headers = new byte[in.remaining()];
        in.get(headers);
        Optional<RecordMetadata> origin =
                offset == UNKNOWN ? Optional.empty() : Optional.of(new Origin(topic, partition, offset));
        return new KeptRecord(new Record<>(key, value, timestamp, CarriedHeaders.read(headers)), origin);
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            out.put(bytes);
        }
    }

    private static byte[] take(ByteBuffer in) {
        int length = in.getInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Where a record came from. */
    private record Origin(String topic, int partition, long offset) implements RecordMetadata {}
}
