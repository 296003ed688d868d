package org.mmoestreams.app.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of a partition that are in memory. */
final class RecordList implements Records {

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private int next;

    RecordList add(String key, long timestamp, byte[] value) {
        return add(key.getBytes(UTF_8), timestamp, value);
    }

    RecordList add(byte[] key, long timestamp, byte[] value) {
        records.add(new ConsumerRecord<>(
                "topic",
                0,
                records.size(),
                timestamp,
                TimestampType.CREATE_TIME,
                key.length,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
        return this;
    }

    /** The same records, read from the first one on. */
    RecordList again() {
        RecordList again = new RecordList();
        again.records.addAll(records);
        return again;
    }

    /** The same records, read from an offset on. */
    RecordList from(long offset) {
        RecordList from = again();
        from.next = (int) offset;
        return from;
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> peek() {
        return next < records.size() ? Optional.of(records.get(next)) : Optional.empty();
    }

    @Override
    public void take() {
        next++;
    }

    @Override
    public long position() {
        return next;
    }
}
