package org.mmoestreams.workbench.draft;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How the numbers of a field are cut into buckets, and on which scale they are. Small whole numbers have a bucket each.
 * Numbers whose middle half spans at least an eighth of the range are cut by width, so are those below {@value #SMALL},
 * where octaves of 1 + x tell little; the others per octave.
 *
 * @param perOctave buckets a doubling; 0 where they have a width
 * @param width the width of a bucket
 * @param max where the last bucket begins
 * @param scale the scale, where it is not the usual one; else empty
 * @param why a sentence
 */
record Cut(int perOctave, double width, double max, String scale, String why) {

    private static final int PER_OCTAVE = 4;
    private static final double SMALL = 8;
    private static final double SINGLE = 128;
    private static final double BUCKETS = 30;
    private static final double MOST_BUCKETS = 2_000;
    private static final double SPAN = 0.125;
    private static final double FAR = 0.5;
    private static final double HEADROOM = 1.25;
    private static final double MOST_PLAIN = 1e15;

    /** The cut of some numbers. */
    static Cut of(Numbers numbers) {
        double reach = numbers.reach();
        if (!numbers.isSpread() || reach == 0) {
            return octaves(numbers, "one number only: the usual octaves");
        }
        if (numbers.areWhole() && reach <= SINGLE) {
            return ofWidth(numbers, 1, "small whole numbers: a bucket each");
        }
        if (numbers.min() > 0 && numbers.max() - numbers.min() < FAR * numbers.max()) {
            return far(numbers);
        }
        double range = numbers.max() - Math.min(0, numbers.min());
        double middle = numbers.quantile(0.75) - numbers.quantile(0.25);
        boolean isEven = middle >= SPAN * range && reach < MOST_PLAIN;
        if (isEven) {
            return ofWidth(numbers, width(range, numbers), "spread evenly: cut by width");
        }
        if (reach < SMALL) {
            double usual = Math.max(Math.abs(numbers.quantile(0.95)), Math.abs(numbers.quantile(0.05)));
            return ofWidth(numbers, width(usual, numbers), "small: cut by width");
        }
        return octaves(numbers, "over a wide range: cut per octave");
    }

    /** Its keys and values, as YAML within a mapping in a line. */
    String yaml() {
        String size = perOctave > 0 ? "per-octave: " + perOctave : "width: " + FieldWords.number(width);
        return "buckets: {" + size + ", max: " + FieldWords.number(max) + "}"
                + (scale.isEmpty() ? "" : ", scale: " + scale);
    }

    /** On a scale of logarithms such numbers are hardly told apart. */
    private static Cut far(Numbers numbers) {
        Cut even = ofWidth(numbers, width(numbers.max() - numbers.min(), numbers), "far from 0: cut by width, as is");
        return new Cut(0, even.width, even.max, "none", even.why);
    }

    private static Cut ofWidth(Numbers numbers, double width, String why) {
        double wide = Math.max(width, round(numbers.reach() / MOST_BUCKETS));
        double max = wide * Math.ceil(decimal(HEADROOM * numbers.reach() / wide));
        return new Cut(0, wide, decimal(max), numbers.min() < 0 ? "none" : "", why);
    }

    private static Cut octaves(Numbers numbers, String why) {
        double max = 1;
        while (max < HEADROOM * numbers.reach()) {
            max *= 2;
        }
        return new Cut(PER_OCTAVE, 0, max == 1 ? 1e6 : max, numbers.min() < 0 ? "signed-log" : "", why);
    }

    private static double width(double range, Numbers numbers) {
        double width = round(range / BUCKETS);
        return numbers.areWhole() ? Math.max(1, Math.floor(width)) : width;
    }

    /** The greatest of 1, 2, 2.5 and 5 times a power of ten that is not above. */
    private static double round(double number) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(number)));
        double leading = number / power;
        return decimal((leading >= 5 ? 5 : leading >= 2.5 ? 2.5 : leading >= 2 ? 2 : 1) * power);
    }

    /** Without the dust that binary fractions leave. */
    private static double decimal(double number) {
        return new BigDecimal(number).round(new MathContext(6)).doubleValue();
    }
}
