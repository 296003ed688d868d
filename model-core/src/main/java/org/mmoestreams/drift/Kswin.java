package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;
import org.mmoestreams.state.Varints;

/**
 * KSWIN: an alarm when the newest values of a sliding window and a random sample of the older ones are too unlike for
 * the test of Kolmogorov and Smirnov (Raab, Heusinger, Schleif: Reactive Soft Prototype Computing for Concept Drift
 * Streams, Neurocomputing 416, 2020). It sees changes of the whole distribution, not only of the mean. The threshold
 * is the exact one, as in river; the paper has the asymptotic √(−ln α / r), which is a little higher or lower. River's
 * further condition, a distance above 0.1, matters with samples of hundreds alone, and is not ours. After an alarm the
 * window is empty, as in river; the paper keeps the newest values.
 *
 * <p>Takes any numbers. It tests at each value, so it has more false alarms than the significance of one test says. A
 * value costs a pass over the window and two sorts of a sample; a number for each value of the window is kept.
 *
 * @param significance chance of a false alarm that one test allows, α
 * @param window how many values the window has
 * @param sample how many are compared with as many; at most half of the window
 * @param seed of the samples
 */
public record Kswin(double significance, int window, int sample, long seed) implements DetectorConfig {

    private static final Setting<Double> SIGNIFICANCE = new Setting<>(
            "significance",
            Ranges.openFraction(),
            "0.0001",
            "The chance of a false alarm that one test allows; there is a test at each value.");
    private static final Setting<Integer> WINDOW =
            new Setting<>("window", Values.integer(2, 10_000), "200", "How many values the sliding window has.");
    private static final Setting<Integer> SAMPLE = new Setting<>(
            "sample",
            Values.integer(1, 5_000),
            "100",
            "How many of the newest values are compared with as many of the others; at most half of the window.");
    private static final Setting<Long> SEED =
            new Setting<>("seed", Values.anyLong(), "42", "Seed of the samples of older values.");

    /** The detector and what can be set. */
    public static final Kind<Kswin> KIND = new Kind<>(
            "kswin",
            List.of(SIGNIFICANCE, WINDOW, SAMPLE, SEED),
            chosen -> new Kswin(chosen.of(SIGNIFICANCE), chosen.of(WINDOW), chosen.of(SAMPLE), chosen.of(SEED)));

    /** Checks the ranges. */
    public Kswin {
        SIGNIFICANCE.checked(significance);
        WINDOW.checked(window);
        SAMPLE.checked(sample);
        SEED.checked(seed);
        check(sample <= window / 2, "sample", sample, "at most half of window, " + window / 2);
        KolmogorovSmirnov.critical(sample, significance);
    }

    @Override
    public Kind<Kswin> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(significance, window, sample, seed);
    }

    @Override
    public Domain takes() {
        return Domain.NUMBERS;
    }

    @Override
    public Run begin() {
        return new Samples(this, new SplitMix(seed));
    }

    @Override
    public Run resume(ByteBuffer in) {
        Samples read = new Samples(this, new SplitMix(in.getLong()));
        read.count = (int) Stored.count(in, window);
        for (int i = 0; i < read.count; i++) {
            read.values[i] = Stored.number(in);
        }
        return read;
    }

    private static final class Samples implements Run {

        private final int critical;
        private final SplitMix random;
        /** A ring: the oldest is at {@code first}. */
        private final double[] values;

        private final double[] older;
        private final double[] newest;
        private int first;
        private int count;

        Samples(Kswin config, SplitMix random) {
            this.critical = KolmogorovSmirnov.critical(config.sample, config.significance);
            this.random = random;
            this.values = new double[config.window];
            this.older = new double[config.sample];
            this.newest = new double[config.sample];
        }

        @Override
        public Signal add(double value) {
            if (count < values.length) {
                values[count++] = value;
            } else {
                values[first] = value;
                first = (first + 1) % values.length;
            }
            if (count < values.length) {
                return Signal.STABLE;
            }
            sampleOlder();
            for (int i = 0; i < newest.length; i++) {
                newest[i] = value(values.length - newest.length + i);
            }
            Arrays.sort(older);
            Arrays.sort(newest);
            return KolmogorovSmirnov.steps(older, newest) >= critical ? Signal.DRIFT : Signal.STABLE;
        }

        @Override
        public double before() {
            return mean(0, values.length - newest.length);
        }

        @Override
        public double after() {
            return mean(values.length - newest.length, values.length);
        }

        @Override
        public int bytes() {
            return Long.BYTES + Varints.MOST_BYTES + count * Double.BYTES;
        }

        @Override
        public void write(ByteBuffer out) {
            out.putLong(random.state());
            Varints.write(out, count);
            for (int i = 0; i < count; i++) {
                out.putDouble(value(i));
            }
        }

        /** Each of the older ones is as likely (Knuth: The Art of Computer Programming 2, 3.4.2, algorithm S). */
        private void sampleOlder() {
            int left = values.length - newest.length;
            int taken = 0;
            for (int i = 0; taken < older.length; i++, left--) {
                if (random.below(left) < older.length - taken) {
                    older[taken++] = value(i);
                }
            }
        }

        private double mean(int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += value(i);
            }
            return sum / (to - from);
        }

        /** Counted from the oldest. */
        private double value(int age) {
            return values[(first + age) % values.length];
        }
    }
}
