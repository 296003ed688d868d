package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.state.Varints;

/**
 * EDDM: an alarm when errors come closer together than they did (Baena-García, del Campo-Ávila, Fidalgo, Bifet,
 * Gavaldà, Morales-Bueno: Early Drift Detection Method, IWKDDS 2006). Of the distances from one error to the next it
 * takes mean and standard deviation, and compares mean + 2 deviations with the highest that this was. The deviation is
 * that of the distances there are (divided by their number, as in MOA and earlier in river); river of today divides
 * by one less, which gives other alarms. The first distance is counted from the start of the run.
 *
 * <p>Takes errors. Made for slow changes; also the one with most false alarms here. Its {@link Change} is of
 * distances: {@code after} is below {@code before}. O(1) a value, up to 70 bytes.
 *
 * @param warmUp no warning and no alarm before more than this many errors
 * @param warningRatio below this share of the highest it is a warning
 * @param driftRatio below this share of the highest it is an alarm
 */
public record Eddm(int warmUp, double warningRatio, double driftRatio) implements DetectorConfig {

    private static final Setting<Double> WARNING_RATIO = new Setting<>(
            "warning-ratio",
            Ranges.openFraction(),
            "0.95",
            "A warning when the distance between errors is below this share of its highest.");
    private static final Setting<Double> DRIFT_RATIO = new Setting<>(
            "drift-ratio",
            Ranges.openFraction(),
            "0.9",
            "An alarm when the distance between errors is below this share of its highest.");

    /** The detector and what can be set. */
    public static final Kind<Eddm> KIND = new Kind<>(
            "eddm",
            List.of(WARM_UP, WARNING_RATIO, DRIFT_RATIO),
            chosen -> new Eddm(chosen.of(WARM_UP), chosen.of(WARNING_RATIO), chosen.of(DRIFT_RATIO)));

    /** Checks the ranges. */
    public Eddm {
        WARM_UP.checked(warmUp);
        WARNING_RATIO.checked(warningRatio);
        DRIFT_RATIO.checked(driftRatio);
        check(
                warningRatio >= driftRatio,
                "warning-ratio",
                warningRatio,
                "at least drift-ratio, " + driftRatio + "; a warning comes before the alarm");
    }

    @Override
    public Kind<Eddm> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(warmUp, warningRatio, driftRatio);
    }

    @Override
    public Domain takes() {
        return Domain.ERRORS;
    }

    /** Its statistic is the distance between errors: the shorter, the more of them. */
    @Override
    public boolean saysHigher(Change change) {
        return !change.rose();
    }

    @Override
    public Run begin() {
        return new Distances(this);
    }

    @Override
    public Run resume(ByteBuffer in) {
        return new Distances(this, in);
    }

    private static final class Distances implements Run {

        private final Eddm config;
        private boolean warned;
        private long count;
        private long errors;
        private long lastError;
        private double mean;
        private double squares;
        private double highest;
        private long errorsAtHighest;
        private long lastErrorAtHighest;

        Distances(Eddm config) {
            this.config = config;
        }

        Distances(Eddm config, ByteBuffer in) {
            this.config = config;
            warned = Stored.count(in, 1) == 1;
            count = Stored.count(in, Long.MAX_VALUE);
            errors = Stored.count(in, count);
            lastError = Stored.count(in, count);
            mean = Stored.number(in);
            squares = Stored.number(in);
            highest = Stored.number(in);
            errorsAtHighest = Stored.count(in, errors);
            lastErrorAtHighest = Stored.count(in, lastError);
        }

        /** The warning of an error holds until the next one. */
        @Override
        public Signal add(double value) {
            count++;
            if (value == 1) {
                take(count - lastError);
                lastError = count;
                Signal signal = count > config.warmUp ? compare() : Signal.STABLE;
                warned = signal == Signal.WARNING;
                return signal;
            }
            return warned ? Signal.WARNING : Signal.STABLE;
        }

        @Override
        public double before() {
            return (double) lastErrorAtHighest / errorsAtHighest;
        }

        @Override
        public double after() {
            return (double) (lastError - lastErrorAtHighest) / (errors - errorsAtHighest);
        }

        @Override
        public int bytes() {
            return 6 * Varints.MOST_BYTES + 3 * Double.BYTES;
        }

        @Override
        public void write(ByteBuffer out) {
            Varints.write(out, warned ? 1 : 0);
            Varints.write(out, count);
            Varints.write(out, errors);
            Varints.write(out, lastError);
            out.putDouble(mean).putDouble(squares).putDouble(highest);
            Varints.write(out, errorsAtHighest);
            Varints.write(out, lastErrorAtHighest);
        }

        /** By Welford's recurrence. */
        private void take(long distance) {
            errors++;
            double off = distance - mean;
            mean += off / errors;
            squares += off * (distance - mean);
        }

        private Signal compare() {
            double high = mean + 2 * Math.sqrt(squares / errors);
            if (high > highest) {
                highest = high;
                errorsAtHighest = errors;
                lastErrorAtHighest = lastError;
                return Signal.STABLE;
            }
            if (errors <= config.warmUp || high >= config.warningRatio * highest) {
                return Signal.STABLE;
            }
            return high < config.driftRatio * highest ? Signal.DRIFT : Signal.WARNING;
        }
    }
}
