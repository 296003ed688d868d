package org.mmoestreams.features;

import java.nio.ByteBuffer;

/**
 * Mean and deviation of a stream of labels that a few absurd ones cannot spoil. The last 1,024 labels are kept as they
 * came; a label beyond their {@link Fences}, five widths away, is taken as if it lay there, in the moments as in the
 * loss. While there are fewer, the moments are worked out anew from all of them, so that an absurd label among the very
 * first is found out by those that follow. Later ones forget with a half-life of some 10,000 labels; when the recent
 * labels' deviation is a quarter of theirs or less, or four times it or more, or the mean is as far away, they begin
 * anew from the recent ones.
 *
 * <p>A state is 8 KiB; to take a window costs sorting 1,024 numbers.
 */
final class RobustScale {

    /** How many labels are kept. */
    static final int RECENT = 1024;

    private static final double REACH = 5;

    private static final double MOST_COUNT = 16_384;
    private static final double APART = 4;
    private static final double ROUNDING = 1e-12;
    private static final int HEADER_BYTES = 4 * Long.BYTES;

    private final boolean boundedBelow;
    private final boolean boundedAbove;
    private final double[] recent = new double[RECENT];
    private final double[] sorted = new double[RECENT];
    private long seen;
    private double count;
    private double mean;
    private double squares;
    private Fences fences = Fences.NONE;

    /**
     * A scale of no labels yet.
     *
     * @param boundedBelow whether labels have a lower bound of their own, so that none is absurdly low
     * @param boundedAbove whether they have an upper bound of their own
     */
    RobustScale(boolean boundedBelow, boolean boundedAbove) {
        this.boundedBelow = boundedBelow;
        this.boundedAbove = boundedAbove;
    }

    /** The mean, 0 when there are no labels. */
    double mean() {
        return mean;
    }

    /** The standard deviation; 1 when there are fewer than two labels or they are all alike. */
    double deviation() {
        double deviation = count < 2 ? 0 : StrictMath.sqrt(squares / count);
        return deviation > Math.abs(mean) * ROUNDING ? deviation : 1;
    }

    /** The label, or the nearest one that is not absurd. */
    double clip(double label) {
        double clipped = fences.clip(label);
        return clipped < label ? boundedAbove ? label : clipped : boundedBelow ? label : clipped;
    }

    /** Takes the known ones among {@code size} labels that came together. */
    void take(double[] labels, int size) {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(labels[i])) {
                recent[(int) (seen++ % RECENT)] = labels[i];
            }
        }
        findFences();
        if (seen <= RECENT) {
            restart();
            return;
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(labels[i])) {
                add(clip(labels[i]));
            }
        }
        if (fences.wide() && isApart()) {
            restart();
        }
    }

    /**
     * Begins with moments of labels that are not known one by one: the recent ones are taken to lie a deviation below
     * and above the mean.
     */
    void begin(long count, double mean, double deviation) {
        seen = RECENT;
        for (int i = 0; i < RECENT; i++) {
            recent[i] = i % 2 == 0 ? mean - deviation : mean + deviation;
        }
        this.count = Math.min((double) count, MOST_COUNT);
        this.mean = mean;
        squares = this.count * deviation * deviation;
        findFences();
    }

    /** Whether it has taken other labels than {@code other}, which it was when it took them. */
    boolean differsFrom(RobustScale other) {
        return seen != other.seen;
    }

    /** Takes over all that {@code other}, of the same bounds, holds. */
    void become(RobustScale other) {
        System.arraycopy(other.recent, 0, recent, 0, RECENT);
        seen = other.seen;
        count = other.count;
        mean = other.mean;
        squares = other.squares;
        fences = other.fences;
    }

    byte[] write() {
        int kept = kept(seen);
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + kept * Double.BYTES);
        out.putLong(seen).putDouble(count).putDouble(mean).putDouble(squares);
        out.asDoubleBuffer().put(recent, 0, kept);
        return out.array();
    }

    /** Reads what {@link #write} wrote; false, and nothing is changed, when it is something else. */
    boolean read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_BYTES
                || in.getLong(0) < 0
                || bytes.length != HEADER_BYTES + kept(in.getLong(0)) * Double.BYTES) {
            return false;
        }
        seen = in.getLong();
        count = in.getDouble();
        mean = in.getDouble();
        squares = in.getDouble();
        in.asDoubleBuffer().get(recent, 0, kept(seen));
        findFences();
        return true;
    }

    private static int kept(long seen) {
        return (int) Math.min(seen, RECENT);
    }

    private void findFences() {
        int kept = kept(seen);
        System.arraycopy(recent, 0, sorted, 0, kept);
        fences = Fences.of(sorted, kept, REACH);
    }

    private void add(double label) {
        count++;
        double delta = label - mean;
        mean += delta / count;
        squares += delta * (label - mean);
        if (count >= MOST_COUNT) {
            count /= 2;
            squares /= 2;
        }
    }

    private void restart() {
        count = 0;
        mean = 0;
        squares = 0;
        for (int i = 0; i < kept(seen); i++) {
            add(clip(recent[i]));
        }
    }

    /** Whether the moments are far from those of the recent labels. */
    private boolean isApart() {
        double recentMean = 0;
        double recentSquares = 0;
        for (int i = 0; i < RECENT; i++) {
            double delta = clip(recent[i]) - recentMean;
            recentMean += delta / (i + 1);
            recentSquares += delta * (clip(recent[i]) - recentMean);
        }
        double now = StrictMath.sqrt(recentSquares / RECENT);
        double before = StrictMath.sqrt(squares / count);
        return before > APART * now
                || now > APART * before
                || Math.abs(recentMean - mean) > APART * Math.max(now, before);
    }
}
