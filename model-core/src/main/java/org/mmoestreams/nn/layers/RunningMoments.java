package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Mean and variance of each channel over the rows learnt. Its state is one chunk, little-endian: how many rows, then
 * means and variances as doubles.
 */
final class RunningMoments implements Chunked {

    private static final int MOST_CHANNELS = (ChunkKey.MAX_BYTES - Long.BYTES) / (2 * Double.BYTES);

    private final String name;
    private final long memory;
    private final double[] means;
    private final double[] variances;
    private long rows;
    private boolean changed;

    /**
     * Means of 0 and variances of 1, before the first row.
     *
     * @param layer names the layer whose they are, for messages and the chunk
     */
    RunningMoments(String layer, int channels, long memory) {
        check(channels >= 1 && channels <= MOST_CHANNELS, layer + "'s channels", channels, "1 to " + MOST_CHANNELS);
        this.name = layer + ".moments";
        this.memory = memory;
        means = new double[channels];
        variances = new double[channels];
        Arrays.fill(variances, 1);
    }

    double mean(int channel) {
        return means[channel];
    }

    double variance(int channel) {
        return variances[channel];
    }

    /** Takes the moments of {@code count} more values of each channel in. */
    void learn(double[] ofMeans, double[] ofVariances, long count) {
        if (count == 0) {
            return;
        }
        rows += count;
        double share = count / (double) Math.min(rows, Math.max(memory, count));
        for (int i = 0; i < means.length; i++) {
            double away = ofMeans[i] - means[i];
            means[i] += share * away;
            variances[i] = (1 - share) * variances[i] + share * ofVariances[i] + share * (1 - share) * away * away;
        }
        changed = true;
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of(name);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (changed) {
            ByteBuffer buffer = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
            buffer.putLong(rows);
            Arrays.stream(means).forEach(buffer::putDouble);
            Arrays.stream(variances).forEach(buffer::putDouble);
            sink.put(new ChunkKey(name, 0).toString(), buffer.array());
            changed = false;
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        check(
                key.block() == 0 && value.length == length(),
                key.toString(),
                value.length + " bytes",
                length() + " bytes of block 0, the moments of " + means.length + " channels");
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        rows = buffer.getLong();
        Arrays.setAll(means, i -> buffer.getDouble());
        Arrays.setAll(variances, i -> buffer.getDouble());
    }

    private int length() {
        return Long.BYTES + 2 * Double.BYTES * means.length;
    }
}
