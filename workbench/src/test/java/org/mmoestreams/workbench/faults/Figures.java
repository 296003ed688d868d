package org.mmoestreams.workbench.faults;

import java.util.List;
import java.util.Locale;

/** Times for the reader of a build's log. */
final class Figures {

    private static final double NANOS = 1e9;

    private Figures() {}

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }

    static String since(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", secondsSince(nanos));
    }

    static String of(List<Double> seconds) {
        double[] sorted = seconds.stream().mapToDouble(each -> each).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "median %.1f s, longest %.1f s of %d",
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
