package org.mmoestreams.app.join;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.mmoestreams.client.topics.TopicReading;

/**
 * What was counted of labels, from the changelog of what waits for them. The counts are put with each commit that
 * changed them, so they are looked for near the changelog's end, where one entry of all those that wait is wanted.
 */
public final class StoredCounts {

    /** The key of the counts among the entries of a partition. */
    static final String KEY = "counts";

    private static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.UTF_8);
    private static final long FIRST_RECORDS = 20_000;

    private StoredCounts() {}

    /** The key under which the store has what was counted, in its changelog too. A new one with each call. */
    public static byte[] key() {
        return KEY.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The committed counts by partition; partitions without any are left out. Reads the newest 20,000 records of each
     * partition, and all of them only where the counts are not among these.
     *
     * @param consumer reads committed records only and has no subscription; the caller closes it
     * @throws IllegalStateException when there is no such topic
     * @throws org.apache.kafka.common.errors.TimeoutException when brokers do not answer, or nothing comes for half a
     *     minute
     */
    public static SortedMap<Integer, JoinCounts> read(Consumer<byte[], byte[]> consumer, String changelog) {
        return read(consumer, changelog, FIRST_RECORDS);
    }

    static SortedMap<Integer, JoinCounts> read(Consumer<byte[], byte[]> consumer, String changelog, long records) {
        SortedMap<Integer, JoinCounts> counts = new TreeMap<>();
        if (!newest(consumer, TopicReading.lastOf(consumer, changelog, records), counts)) {
            counts.clear();
            newest(consumer, TopicReading.toEnd(consumer, changelog), counts);
        }
        return counts;
    }

    /** Whether they were found for each partition that has any record. */
    private static boolean newest(
            Consumer<byte[], byte[]> consumer, TopicReading reading, Map<Integer, JoinCounts> counts) {
        var begins = consumer.beginningOffsets(reading.ends().keySet());
        while (!reading.isOver()) {
            reading.next().stream()
                    .filter(record -> Arrays.equals(record.key(), KEY_BYTES) && record.value() != null)
                    .forEach(record -> counts.put(record.partition(), JoinCounts.read(record.value())));
        }
        return reading.ends().entrySet().stream()
                .allMatch(end ->
                        counts.containsKey(end.getKey().partition()) || end.getValue() <= begins.get(end.getKey()));
    }
}
