package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;

/**
 * HDDM-W: as {@link HddmA}, with means that weigh new values more, and McDiarmid's inequality (the same paper). The
 * mean up to the cut is compared with a mean that begins after it. One side unless it is set, as in river and in MOA;
 * a fall is an alarm here and in river, while MOA starts over without saying so. MOA's of 2024.07 keeps its means in
 * static fields, so that two detectors disturb each other, and starts the lower cut at the smallest number above 0.
 *
 * <p>Takes values from 0 to 1, of any distribution. Quicker than {@link HddmA} where the change is abrupt. O(1) a
 * value, 56 bytes a side.
 *
 * @param driftConfidence chance of a false alarm that the bound allows at one cut
 * @param warningConfidence the same of a warning
 * @param weight weight of the newest value, λ
 * @param side which changes are looked for
 */
public record HddmW(double driftConfidence, double warningConfidence, double weight, Side side)
        implements DetectorConfig {

    private static final Setting<Double> WEIGHT = new Setting<>(
            "weight", Ranges.openFraction(), "0.05", "The weight of the newest value in the moving means.");

    /** The detector and what can be set. */
    public static final Kind<HddmW> KIND = new Kind<>(
            "hddm-w",
            List.of(Confidences.DRIFT, Confidences.WARNING, WEIGHT, SIDE),
            chosen -> new HddmW(
                    chosen.of(Confidences.DRIFT), chosen.of(Confidences.WARNING), chosen.of(WEIGHT), chosen.of(SIDE)));

    /** Checks the ranges. */
    public HddmW {
        Confidences.check(driftConfidence, warningConfidence);
        WEIGHT.checked(weight);
        SIDE.checked(side);
    }

    @Override
    public Kind<HddmW> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(driftConfidence, warningConfidence, weight, side.text());
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

        private final double weight;
        private final double driftLog;
        private final double warningLog;
        private final MovingMean all = new MovingMean();
        private final MovingMean upToCut = new MovingMean();
        private final MovingMean sinceCut = new MovingMean();
        private double lowest = Double.POSITIVE_INFINITY;

        Rise(HddmW config) {
            weight = config.weight;
            driftLog = StrictMath.log(1 / config.driftConfidence);
            warningLog = StrictMath.log(1 / config.warningConfidence);
        }

        Rise(HddmW config, ByteBuffer in) {
            this(config);
            all.read(in);
            upToCut.read(in);
            sinceCut.read(in);
            lowest = Stored.number(in);
        }

        @Override
        public Signal add(double value) {
            all.add(value, weight);
            double upper = all.mean + Math.sqrt(all.spread * driftLog / 2);
            if (upper < lowest) {
                lowest = upper;
                upToCut.set(all);
                sinceCut.set(new MovingMean());
                return Signal.STABLE;
            }
            sinceCut.add(value, weight);
            double risen = sinceCut.mean - upToCut.mean;
            double spread = upToCut.spread + sinceCut.spread;
            if (risen > Math.sqrt(spread * driftLog / 2)) {
                return Signal.DRIFT;
            }
            return risen > Math.sqrt(spread * warningLog / 2) ? Signal.WARNING : Signal.STABLE;
        }

        @Override
        public double before() {
            return upToCut.mean;
        }

        @Override
        public double after() {
            return sinceCut.mean;
        }

        @Override
        public int bytes() {
            return 3 * MovingMean.BYTES + Double.BYTES;
        }

        @Override
        public void write(ByteBuffer out) {
            all.write(out);
            upToCut.write(out);
            sinceCut.write(out);
            out.putDouble(lowest);
        }
    }

    /** A mean and the sum of its squared weights, which is 0 before the first value. */
    private static final class MovingMean {

        private static final int BYTES = 2 * Double.BYTES;

        private double mean;
        private double spread;

        void add(double value, double weight) {
            if (spread == 0) {
                mean = value;
                spread = 1;
            } else {
                mean = weight * value + (1 - weight) * mean;
                spread = weight * weight + (1 - weight) * (1 - weight) * spread;
            }
        }

        void set(MovingMean other) {
            mean = other.mean;
            spread = other.spread;
        }

        void read(ByteBuffer in) {
            mean = Stored.number(in);
            spread = Stored.number(in);
        }

        void write(ByteBuffer out) {
            out.putDouble(mean).putDouble(spread);
        }
    }
}
