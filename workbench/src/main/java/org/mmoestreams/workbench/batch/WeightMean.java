package org.mmoestreams.workbench.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmoestreams.state.ChunkKey;

/**
 * The running mean of a model's weights: of all that were added, until these are as many as its span, and from then on
 * the exponential one of that span (Polyak, Juditsky: Acceleration of Stochastic Approximation by Averaging, SIAM
 * Journal on Control and Optimization 30, 1992). What is no weight is as it was added last. Kept as floats, so that it
 * can be stored and gone on from bit for bit.
 */
final class WeightMean {

    private final Set<String> weightNames;
    private final int span;
    private final SortedMap<String, byte[]> mean = new TreeMap<>();
    private long added;

    /**
     * Of nothing yet.
     *
     * @param weightNames names of the chunks that are weights
     * @param span at least 1
     */
    WeightMean(Set<String> weightNames, int span) {
        this.weightNames = weightNames;
        this.span = span;
    }

    /** Adds a model's chunks. */
    void add(SortedMap<String, byte[]> chunks) {
        added++;
        float share = 1f / Math.min(added, span);
        chunks.forEach((key, now) -> {
            byte[] before = mean.get(key);
            boolean weights = weightNames.contains(ChunkKey.parse(key).name());
            mean.put(key, before == null || !weights ? now : towards(before, now, share));
        });
    }

    /** The mean's chunks by key. */
    SortedMap<String, byte[]> chunks() {
        return mean;
    }

    /** How many models were added. */
    long added() {
        return added;
    }

    /** Goes on from a mean of {@code added} models. */
    void resume(SortedMap<String, byte[]> chunks, long added) {
        mean.clear();
        mean.putAll(chunks);
        this.added = added;
    }

    private static byte[] towards(byte[] before, byte[] now, float share) {
        ByteBuffer from = ByteBuffer.wrap(before).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.wrap(now).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer mean = ByteBuffer.allocate(now.length).order(ByteOrder.LITTLE_ENDIAN);
        while (to.hasRemaining()) {
            float start = from.getFloat();
            mean.putFloat(start + share * (to.getFloat() - start));
        }
        return mean.array();
    }
}
