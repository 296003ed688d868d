package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.state.Varints;

/**
 * DDM: an alarm when the rate of errors is some standard deviations above the lowest that it was (Gama, Medas,
 * Castillo, Rodrigues: Learning with Drift Detection, SBIA 2004). With rate p and deviation s = √(p(1−p)/n), the
 * lowest is where p + s was, and p + s is compared with p + level · s of there. The paper's ≥ is a > here, in river
 * and in MOA, else a model without a single error, or with nothing else, would be an alarm. Ours counts the warm-up as
 * river does; MOA's is over one value earlier.
 *
 * <p>Takes errors. Sees rises only, and those of abrupt changes best; the longer the run, the slower. O(1) a value,
 * about 40 bytes.
 *
 * @param warmUp no warning and no alarm before more than this many values
 * @param warningLevel deviations that are a warning
 * @param driftLevel deviations that are an alarm
 */
public record Ddm(int warmUp, double warningLevel, double driftLevel) implements DetectorConfig {

    private static final Setting<Double> WARNING_LEVEL = new Setting<>(
            "warning-level",
            Ranges.deviations(),
            "2",
            "A warning when the rate of errors is this many standard deviations above its lowest.");
    private static final Setting<Double> DRIFT_LEVEL = new Setting<>(
            "drift-level",
            Ranges.deviations(),
            "3",
            "An alarm when the rate of errors is this many standard deviations above its lowest.");

    /** The detector and what can be set. */
    public static final Kind<Ddm> KIND = new Kind<>(
            "ddm",
            List.of(WARM_UP, WARNING_LEVEL, DRIFT_LEVEL),
            chosen -> new Ddm(chosen.of(WARM_UP), chosen.of(WARNING_LEVEL), chosen.of(DRIFT_LEVEL)));

    /** Checks the ranges. */
    public Ddm {
        WARM_UP.checked(warmUp);
        WARNING_LEVEL.checked(warningLevel);
        DRIFT_LEVEL.checked(driftLevel);
        check(
                warningLevel <= driftLevel,
                "warning-level",
                warningLevel,
                "at most drift-level, " + driftLevel + "; a warning comes before the alarm");
    }

    @Override
    public Kind<Ddm> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(warmUp, warningLevel, driftLevel);
    }

    @Override
    public Domain takes() {
        return Domain.ERRORS;
    }

    @Override
    public Run begin() {
        return new Rates(this);
    }

    @Override
    public Run resume(ByteBuffer in) {
        return new Rates(this, in);
    }

    private static final class Rates implements Run {

        private final Ddm config;
        private long count;
        private long errors;
        private long countAtLowest;
        private long errorsAtLowest;
        private long countAtStable;
        private long errorsAtStable;

        Rates(Ddm config) {
            this.config = config;
        }

        Rates(Ddm config, ByteBuffer in) {
            this.config = config;
            count = Stored.count(in, Long.MAX_VALUE);
            errors = Stored.count(in, count);
            countAtLowest = Stored.count(in, count);
            errorsAtLowest = Stored.count(in, Math.min(errors, countAtLowest));
            countAtStable = Stored.count(in, count);
            errorsAtStable = Stored.count(in, Math.min(errors, countAtStable));
        }

        @Override
        public Signal add(double value) {
            count++;
            errors += value == 1 ? 1 : 0;
            Signal signal = count > config.warmUp ? compare() : Signal.STABLE;
            if (signal == Signal.STABLE) {
                countAtStable = count;
                errorsAtStable = errors;
            }
            return signal;
        }

        @Override
        public double before() {
            return (double) errorsAtLowest / countAtLowest;
        }

        /** Since the warning began. */
        @Override
        public double after() {
            return (double) (errors - errorsAtStable) / (count - countAtStable);
        }

        @Override
        public int bytes() {
            return 6 * Varints.MOST_BYTES;
        }

        @Override
        public void write(ByteBuffer out) {
            Varints.write(out, count);
            Varints.write(out, errors);
            Varints.write(out, countAtLowest);
            Varints.write(out, errorsAtLowest);
            Varints.write(out, countAtStable);
            Varints.write(out, errorsAtStable);
        }

        private Signal compare() {
            double high = bound(count, errors, 1);
            if (countAtLowest == 0 || high <= bound(countAtLowest, errorsAtLowest, 1)) {
                countAtLowest = count;
                errorsAtLowest = errors;
            }
            if (high > bound(countAtLowest, errorsAtLowest, config.driftLevel)) {
                return Signal.DRIFT;
            }
            return high > bound(countAtLowest, errorsAtLowest, config.warningLevel) ? Signal.WARNING : Signal.STABLE;
        }

        private static double bound(long count, long errors, double level) {
            double rate = (double) errors / count;
            return rate + level * Math.sqrt(rate * (1 - rate) / count);
        }
    }
}
