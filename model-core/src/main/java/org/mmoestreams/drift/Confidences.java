package org.mmoestreams.drift;

import org.mmoestreams.checks.Checks;
import org.mmoestreams.settings.Setting;

/** How sure the detectors by Hoeffding's bounds must be. */
final class Confidences {

    static final Setting<Double> DRIFT = new Setting<>(
            "drift-confidence",
            Ranges.openFraction(),
            "0.001",
            "The chance of a false alarm that the bound of one comparison allows.");
    static final Setting<Double> WARNING = new Setting<>(
            "warning-confidence",
            Ranges.openFraction(),
            "0.005",
            "The chance of a false warning that the bound of one comparison allows.");

    private Confidences() {}

    static void check(double drift, double warning) {
        DRIFT.checked(drift);
        WARNING.checked(warning);
        Checks.check(
                warning >= drift,
                "warning-confidence",
                warning,
                "at least drift-confidence, " + drift + "; a warning comes before the alarm");
    }
}
