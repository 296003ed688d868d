package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;
import org.mmoestreams.state.Varints;

/**
 * Page-Hinkley: the cumulative sum of how far values are above their mean so far, less a tolerance; an alarm when it
 * has risen too far (Page: Continuous Inspection Schemes, Biometrika 41, 1954; Hinkley: Inference about the
 * change-point from cumulative sum tests, Biometrika 58, 1971). Without a discount the forms {@code above-least} and
 * {@code clipped} are the same test in other words. Ours is {@code above-least}, which is river's of today; river's of
 * earlier releases is {@code clipped}, MOA's CUSUM is {@code clipped} with a discount of 1, and MOA's Page-Hinkley of
 * 2024.07 behaves as {@code unclipped}, which waits until the debt of all quiet values is paid off.
 *
 * <p>Takes any numbers, such as losses; threshold and tolerance are in their unit. O(1) a value, about 60 bytes a
 * side.
 *
 * @param form what is compared with the threshold
 * @param tolerance what each value may be above the mean and not count, δ
 * @param threshold how far the sum may rise, λ
 * @param discount what the sum is multiplied by before each value, α; 1 forgets nothing
 * @param warmUp no alarm before this many values
 * @param side which changes are looked for
 */
public record PageHinkley(Form form, double tolerance, double threshold, double discount, int warmUp, Side side)
        implements DetectorConfig {

    private static final Setting<Form> FORM = new Setting<>(
            "form",
            Values.oneOf(List.of(Form.values()), Form::text),
            "above-least",
            "What is compared with the threshold: the sum above its least value so far, the sum that never falls below"
                    + " 0, or the sum as it is.");
    private static final Setting<Double> TOLERANCE = new Setting<>(
            "tolerance",
            Ranges.upToAMillion(),
            "0.005",
            "How far each value may be above the mean so far without adding to the sum.");
    private static final Setting<Double> THRESHOLD =
            new Setting<>("threshold", Values.positive(), "50", "How far the sum may rise before an alarm.");
    private static final Setting<Double> DISCOUNT = new Setting<>(
            "discount",
            Ranges.share(),
            "0.9999",
            "What the sum is multiplied by before each value is added; 1 forgets nothing.");

    /** The detector and what can be set. */
    public static final Kind<PageHinkley> KIND = new Kind<>(
            "page-hinkley",
            List.of(FORM, TOLERANCE, THRESHOLD, DISCOUNT, WARM_UP, SIDE),
            chosen -> new PageHinkley(
                    chosen.of(FORM),
                    chosen.of(TOLERANCE),
                    chosen.of(THRESHOLD),
                    chosen.of(DISCOUNT),
                    chosen.of(WARM_UP),
                    chosen.of(SIDE)));

    /** Checks the ranges. */
    public PageHinkley {
        FORM.checked(form);
        TOLERANCE.checked(tolerance);
        THRESHOLD.checked(threshold);
        DISCOUNT.checked(discount);
        WARM_UP.checked(warmUp);
        SIDE.checked(side);
    }

    /** What is compared with the threshold. */
    public enum Form {

        /** How far the sum is above the least that it was. */
        ABOVE_LEAST("above-least"),

        /** The sum, which starts over at 0 where it would fall below. */
        CLIPPED("clipped"),

        /** The sum as it is. */
        UNCLIPPED("unclipped");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        /** What it is chosen by. */
        public String text() {
            return text;
        }
    }

    @Override
    public Kind<PageHinkley> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(form.text, tolerance, threshold, discount, warmUp, side.text());
    }

    @Override
    public Domain takes() {
        return Domain.NUMBERS;
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

        private final PageHinkley config;
        private long count;
        private double mean;
        private double sum;
        private double least = Double.POSITIVE_INFINITY;
        private long countAtLeast;
        private double meanAtLeast;

        Rise(PageHinkley config) {
            this.config = config;
        }

        Rise(PageHinkley config, ByteBuffer in) {
            this.config = config;
            count = Stored.count(in, Long.MAX_VALUE);
            mean = Stored.number(in);
            sum = Stored.number(in);
            least = Stored.number(in);
            countAtLeast = Stored.count(in, count);
            meanAtLeast = Stored.number(in);
        }

        @Override
        public Signal add(double value) {
            count++;
            mean += (value - mean) / count;
            sum = config.discount * sum + value - mean - config.tolerance;
            if (config.form == Form.CLIPPED) {
                sum = Math.max(0, sum);
            }
            if (sum <= least) {
                least = sum;
                countAtLeast = count;
                meanAtLeast = mean;
            }
            double risen = config.form == Form.ABOVE_LEAST ? sum - least : sum;
            return count >= config.warmUp && risen > config.threshold ? Signal.DRIFT : Signal.STABLE;
        }

        @Override
        public double before() {
            return meanAtLeast;
        }

        @Override
        public double after() {
            return (count * mean - countAtLeast * meanAtLeast) / (count - countAtLeast);
        }

        @Override
        public int bytes() {
            return 2 * Varints.MOST_BYTES + 4 * Double.BYTES;
        }

        @Override
        public void write(ByteBuffer out) {
            Varints.write(out, count);
            out.putDouble(mean).putDouble(sum).putDouble(least);
            Varints.write(out, countAtLeast);
            out.putDouble(meanAtLeast);
        }
    }
}
