package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.state.Varints;

/**
 * HDDM-A: an alarm when the mean is further from what it was up to a cut than Hoeffding's inequality allows
 * (Frías-Blanco, del Campo-Ávila, Ramos-Jiménez, Morales-Bueno, Ortiz-Díaz, Caballero-Mota: Online and Non-Parametric
 * Drift Detection Methods Based on Hoeffding's Bounds, IEEE TKDE 27, 2015). The cut is where the upper bound of the
 * mean was lowest. One side unless it is set, as in river; MOA's looks to both by default, and starts over after a
 * fall without saying so, where ours says {@link Signal#DRIFT}.
 *
 * <p>Takes values from 0 to 1, of any distribution. O(1) a value, about 40 bytes a side.
 *
 * @param driftConfidence chance of a false alarm that the bound allows at one cut
 * @param warningConfidence the same of a warning
 * @param side which changes are looked for
 */
public record HddmA(double driftConfidence, double warningConfidence, Side side) implements DetectorConfig {

    /** The detector and what can be set. */
    public static final Kind<HddmA> KIND = new Kind<>(
            "hddm-a",
            List.of(Confidences.DRIFT, Confidences.WARNING, SIDE),
            chosen -> new HddmA(chosen.of(Confidences.DRIFT), chosen.of(Confidences.WARNING), chosen.of(SIDE)));

    /** Checks the ranges. */
    public HddmA {
        Confidences.check(driftConfidence, warningConfidence);
        SIDE.checked(side);
    }

    @Override
    public Kind<HddmA> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(driftConfidence, warningConfidence, side.text());
    }

    @Override
    public Domain takes() {
        return Domain.UNIT_INTERVAL;
    }

    @Override
    public Run begin() {
        return Sides.of(side, () -> new Rise(this));
    }

    @Override
    public Run resume(ByteBuffer in) {
        return Sides.of(side, () -> new Rise(this, in));
    }

    private static final class Rise implements Run {

        private final double cutLog;
        private final double driftLog;
        private final double warningLog;
        private long count;
        private double sum;
        private long countAtCut;
        private double sumAtCut;
        private long countAtStable;
        private double sumAtStable;

        Rise(HddmA config) {
            cutLog = StrictMath.log(1 / config.driftConfidence);
            driftLog = StrictMath.log(2 / config.driftConfidence);
            warningLog = StrictMath.log(2 / config.warningConfidence);
        }

        Rise(HddmA config, ByteBuffer in) {
            this(config);
            count = Stored.count(in, Long.MAX_VALUE);
            sum = Stored.number(in);
            countAtCut = Stored.count(in, count);
            sumAtCut = Stored.number(in);
            countAtStable = Stored.count(in, count);
            sumAtStable = Stored.number(in);
        }

        @Override
        public Signal add(double value) {
            count++;
            sum += value;
            Signal signal = compare();
            if (signal == Signal.STABLE) {
                countAtStable = count;
                sumAtStable = sum;
            }
            return signal;
        }

        @Override
        public double before() {
            return sumAtCut / countAtCut;
        }

        /** Since the warning began. */
        @Override
        public double after() {
            return (sum - sumAtStable) / (count - countAtStable);
        }

        @Override
        public int bytes() {
            return 3 * Varints.MOST_BYTES + 3 * Double.BYTES;
        }

        @Override
        public void write(ByteBuffer out) {
            Varints.write(out, count);
            out.putDouble(sum);
            Varints.write(out, countAtCut);
            out.putDouble(sumAtCut);
            Varints.write(out, countAtStable);
            out.putDouble(sumAtStable);
        }

        private Signal compare() {
            if (countAtCut == 0 || upper(countAtCut, sumAtCut) >= upper(count, sum)) {
                countAtCut = count;
                sumAtCut = sum;
                return Signal.STABLE;
            }
            double risen = sum / count - before();
            if (risen >= allowed(driftLog)) {
                return Signal.DRIFT;
            }
            return risen >= allowed(warningLog) ? Signal.WARNING : Signal.STABLE;
        }

        private double upper(long values, double total) {
            return total / values + Math.sqrt(cutLog / (2.0 * values));
        }

        private double allowed(double log) {
            double share = (double) (count - countAtCut) / countAtCut / count;
            return Math.sqrt(share / 2 * log);
        }
    }
}
