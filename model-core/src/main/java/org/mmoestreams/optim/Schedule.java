package org.mmoestreams.optim;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * How many times its own a learning rate is, by the number of the step alone: a learner that goes on from its state,
 * which has that number, goes on with the schedule. One window that is learnt is one step.
 *
 * @param form how the rate falls
 * @param steps for how many steps it falls to {@code left}, at least 1; most forms go on falling then
 * @param left the share of the rate that is left after these, above 0, at most 1
 * @param warmUp for how many steps the rate first rises, in equal parts up to the whole; the fall begins with the last
 *     of them; not negative
 */
public record Schedule(Form form, int steps, double left, int warmUp) {

    private static final Setting<Integer> STEPS = new Setting<>(
            "steps",
            Values.integer(1, Integer.MAX_VALUE),
            "10000",
            "After this many steps, windows learnt, the share `left` is left of the learning rate.");
    private static final Setting<Double> LEFT = new Setting<>(
            "left",
            new Values<>("a number > 0 and <= 1", Double::valueOf, value -> value > 0 && value <= 1),
            "0.1",
            "The share of the learning rate that is left after `steps`.");
    private static final Setting<Integer> WARM_UP = new Setting<>(
            "warm-up",
            Values.integer(0, Integer.MAX_VALUE),
            "0",
            "For this many steps, windows learnt, the learning rate first rises to the whole in equal parts.");

    /** The rate stays what it is. */
    public static final Schedule CONSTANT = new Schedule(Form.CONSTANT, 1, 1, 0);

    /** How a rate falls. */
    public enum Form {
        /** Not at all. */
        CONSTANT {
            @Override
            double share(double done, double left) {
                return 1;
            }
        },
        /** By one over a line that rises with the steps. */
        INVERSE_TIME {
            @Override
            double share(double done, double left) {
                return 1 / (1 + (1 / left - 1) * done);
            }
        },
        /** By the same share in each step. */
        EXPONENTIAL {
            @Override
            double share(double done, double left) {
                return StrictMath.pow(left, done);
            }
        },
        /** By {@code left} at once, each time that so many steps are done. */
        STEP {
            @Override
            double share(double done, double left) {
                return StrictMath.pow(left, Math.floor(done));
            }
        },
        /** By half a wave of a cosine, then no further. */
        COSINE {
            @Override
            double share(double done, double left) {
                return left + (1 - left) * (1 + StrictMath.cos(Math.PI * Math.min(1, done))) / 2;
            }
        },
        /** By a straight line, then no further. */
        LINEAR {
            @Override
            double share(double done, double left) {
                return 1 - (1 - left) * Math.min(1, done);
            }
        };

        /**
         * The share of a rate.
         *
         * @param done how many times the steps were done in which it falls to {@code left}
         */
        abstract double share(double done, double left);

        private Kind<Schedule> kind() {
            String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
            return this == CONSTANT
                    ? new Kind<>(name, List.of(WARM_UP), chosen -> new Schedule(this, 1, 1, chosen.of(WARM_UP)))
                    : new Kind<>(
                            name,
                            List.of(STEPS, LEFT, WARM_UP),
                            chosen -> new Schedule(this, chosen.of(STEPS), chosen.of(LEFT), chosen.of(WARM_UP)));
        }
    }

    /** Checks the ranges. */
    public Schedule {
        check(form != null, "schedule", null, "a form");
        STEPS.checked(steps);
        LEFT.checked(left);
        WARM_UP.checked(warmUp);
    }

    /** Every schedule that can be chosen. */
    public static List<Kind<? extends Schedule>> kinds() {
        return Stream.of(Form.values())
                .<Kind<? extends Schedule>>map(Form::kind)
                .toList();
    }

    /**
     * How many times its own the rate is in a step; from 0 to 1.
     *
     * @param step counted from 1
     */
    public double factor(long step) {
        if (step < warmUp) {
            return (double) step / warmUp;
        }
        return form.share((double) (step - Math.max(1, warmUp)) / steps, left);
    }
}
