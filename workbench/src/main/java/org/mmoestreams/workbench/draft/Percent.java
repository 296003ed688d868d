package org.mmoestreams.workbench.draft;

import java.util.Locale;

/** Shares in words. */
final class Percent {

    private static final double LEAST_SHOWN = 0.001;

    private Percent() {}

    /** A share of 0 to 1 as percent; what is not nothing or all is not shown as that. */
    static String of(double share) {
        if (share > 0 && share < LEAST_SHOWN) {
            return "< 0.1 %";
        }
        if (share < 1 && share > 1 - LEAST_SHOWN) {
            return "> 99.9 %";
        }
        return share == 0 ? "0 %" : share == 1 ? "100 %" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
