package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.state.Varints;

/**
 * The window of {@link Adwin}. Sums of squared deviations are kept as values come and go (Babcock, Datar, Motwani,
 * O'Callaghan: Maintaining Variance and k-Medians over Data Stream Windows, PODS 2003).
 */
final class AdaptiveWindow implements Run {

    private static final int MOST_SIZES = 50;
    private static final int MOST_WAITING = 64;
    private static final double NEARLY = 1 - 1e-9;

    private final Adwin config;
    /** By size: number i has buckets of 2^i values. The oldest values are in the last. */
    private final List<Buckets> sizes = new ArrayList<>();
    /** The newest values, as far as they are in no bucket yet. */
    private final double[] newest;
    /** Of buckets on their way from one size to the next. */
    private final double[] squaresOnTheWay;

    private int waiting;

    private long beats;
    private long width;
    private double total;
    private double squares;
    private double meanDropped;

    AdaptiveWindow(Adwin config) {
        this.config = config;
        sizes.add(new Buckets(config.buckets()));
        newest = new double[Math.min(config.clock(), MOST_WAITING)];
        squaresOnTheWay = new double[newest.length];
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
        beats = beats + 1 == config.clock() ? 0 : beats + 1;
        if (beats != 0 || width <= config.grace()) {
            return Signal.STABLE;
        }
        putInBuckets();
        if (!isCut()) {
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
        putInBuckets();
        int bytes = 2 * Varints.MOST_BYTES + 2 * Double.BYTES;
        for (Buckets buckets : sizes) {
            bytes += buckets.bytes();
        }
        return bytes;
    }

    @Override
    public void write(ByteBuffer out) {
        putInBuckets();
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
        if (width > 0) {
            double off = value - mean();
            squares += off * off * width / (width + 1);
        }
        width++;
        total += value;
        newest[waiting++] = value;
        if (waiting == newest.length) {
            putInBuckets();
        }
    }

    /**
     * Puts values that wait into buckets, all of one size before those of the next: sizes change one another in that
     * direction alone, so buckets become what they would with each value on its own.
     */
    private void putInBuckets() {
        Arrays.fill(squaresOnTheWay, 0, waiting, 0);
        int coming = waiting;
        for (int size = 0; coming > 0; size++) {
            if (size == sizes.size()) {
                sizes.add(new Buckets(config.buckets()));
            }
            coming = sizes.get(size).take(newest, squaresOnTheWay, coming, valuesIn(size));
        }
        waiting = 0;
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
        double allowedAnywhere = leastAllowed(variance, log);
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
                if (apart < allowedAnywhere || older < config.minWindow()) {
                    continue;
                }
                if (apart > allowed(older, newer, variance, log)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A little less than is allowed at the cut that allows least, in the middle: most cuts need no closer look. */
    private double leastAllowed(double variance, double log) {
        double inverse = 4.0 / (width - 2L * (config.minWindow() - 1));
        return NEARLY * (Math.sqrt(2 * inverse * variance * log) + 2.0 / 3 * log * inverse);
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
