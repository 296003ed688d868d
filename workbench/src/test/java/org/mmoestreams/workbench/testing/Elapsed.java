package org.mmoestreams.workbench.testing;

import java.util.List;
import java.util.Locale;

/** Times for the reader of a build's log. */
public final class Elapsed {

    private static final double NANOS = 1e9;

    private Elapsed() {}

    /** Seconds since a {@link System#nanoTime}. */
    public static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }

    /** The same in words. */
    public static String since(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", secondsSince(nanos));
    }

    /** Some times in words: the median and the longest. */
    public static String of(List<Double> seconds) {
        double[] sorted = seconds.stream().mapToDouble(each -> each).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "median %.1f s, longest %.1f s of %d",
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
