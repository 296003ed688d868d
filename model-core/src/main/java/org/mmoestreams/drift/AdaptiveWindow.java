package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.state.Varints;

/**
 * The window of {@link Adwin}. Sums of squared deviations are kept as values come and go (Babcock, Datar, Motwani,
 * O'Callaghan: Maintaining Variance and k-Medians over Data Stream Windows, PODS 2003).
 */
final class AdaptiveWindow implements Run {

    private static final int MOST_SIZES = 50;

    private final Adwin config;
    /** By size: number i has buckets of 2^i values. The oldest values are in the last. */
    private final List<Buckets> sizes = new ArrayList<>();

    private long beats;
    private long width;
    private double total;
    private double squares;
    private double meanDropped;

    AdaptiveWindow(Adwin config) {
        this.config = config;
        sizes.add(new Buckets(config.buckets()));
    }

    static AdaptiveWindow read(Adwin config, ByteBuffer in) {
        AdaptiveWindow read = new AdaptiveWindow(config);
        read.beats = Stored.count(in, config.clock() - 1);
        read.total = Stored.number(in);
        read.squares = Stored.number(in);
        int count = (int) Stored.count(in, MOST_SIZES);
        read.sizes.clear();
        for (int size = 0; size < count; size++) {
            Buckets buckets = Buckets.read(config.buckets(), in);
            read.sizes.add(buckets);
            read.width += buckets.count() * valuesIn(size);
        }
        boolean sound = count == 1 || (count > 1 && read.sizes.get(count - 1).count() > 0);
        check(sound, "drift.state", count + " sizes", "buckets of the last one; the stored state is damaged");
        return read;
    }

    @Override
    public Signal add(double value) {
        append(value);
        merge();
        beats = (beats + 1) % config.clock();
        if (beats != 0 || width <= config.grace() || !isCut()) {
            return Signal.STABLE;
        }
        long widthBefore = width;
        double totalBefore = total;
        do {
            dropOldest();
        } while (isCut());
        meanDropped = (totalBefore - total) / (widthBefore - width);
        return Signal.DRIFT;
    }

    /** The mean of what was dropped. */
    @Override
    public double before() {
        return meanDropped;
    }

    /** The mean of what was not. */
    @Override
    public double after() {
        return mean();
    }

    @Override
    public int bytes() {
        int bytes = 2 * Varints.MOST_BYTES + 2 * Double.BYTES;
        for (Buckets buckets : sizes) {
            bytes += buckets.bytes();
        }
        return bytes;
    }

    @Override
    public void write(ByteBuffer out) {
        Varints.write(out, beats);
        out.putDouble(total).putDouble(squares);
        Varints.write(out, sizes.size());
        sizes.forEach(buckets -> buckets.write(out));
    }

    /** How many values the window has. */
    long width() {
        return width;
    }

    /** Their sum. */
    double total() {
        return total;
    }

    /** Their mean. */
    double mean() {
        return total / width;
    }

    /** The sum of the squares of their deviations from the mean. */
    double squares() {
        return squares;
    }

    private void append(double value) {
        sizes.get(0).append(value, 0);
        if (width > 0) {
            double off = value - mean();
            squares += off * off * width / (width + 1);
        }
        width++;
        total += value;
    }

    /** Makes one bucket of the two oldest of a size where there are too many. */
    private void merge() {
        for (int size = 0; sizes.get(size).count() > config.buckets(); size++) {
            if (size + 1 == sizes.size()) {
                sizes.add(new Buckets(config.buckets()));
            }
            Buckets buckets = sizes.get(size);
            double off = (buckets.total(0) - buckets.total(1)) / valuesIn(size);
            sizes.get(size + 1)
                    .append(
                            buckets.total(0) + buckets.total(1),
                            buckets.squares(0) + buckets.squares(1) + off * off * valuesIn(size) / 2);
            buckets.dropOldest(2);
        }
    }

    private void dropOldest() {
        int size = sizes.size() - 1;
        Buckets oldest = sizes.get(size);
        long values = valuesIn(size);
        width -= values;
        total -= oldest.total(0);
        double off = oldest.total(0) / values - mean();
        squares -= oldest.squares(0) + off * off * values * width / (values + width);
        oldest.dropOldest(1);
        if (oldest.count() == 0) {
            sizes.remove(size);
        }
    }

    /** Whether the means differ too much at some cut. */
    private boolean isCut() {
        long older = 0;
        double olderTotal = 0;
        double log = StrictMath.log(2 * StrictMath.log((double) width) / config.delta());
        double variance = Math.max(0, squares / width);
        for (int size = sizes.size() - 1; size >= 0; size--) {
            Buckets buckets = sizes.get(size);
            for (int i = 0; i < buckets.count(); i++) {
                older += valuesIn(size);
                olderTotal += buckets.total(i);
                long newer = width - older;
                if (newer < config.minWindow()) {
                    return false;
                }
                double apart = Math.abs(olderTotal / older - (total - olderTotal) / newer);
                if (older >= config.minWindow() && apart > allowed(older, newer, variance, log)) {
                    return true;
                }
            }
        }
        return false;
    }

    private double allowed(long older, long newer, double variance, double log) {
        int spare = config.minWindow() - 1;
        double inverse = 1.0 / (older - spare) + 1.0 / (newer - spare);
        return Math.sqrt(2 * inverse * variance * log) + 2.0 / 3 * log * inverse;
    }

    private static long valuesIn(int size) {
        return 1L << size;
    }
}
