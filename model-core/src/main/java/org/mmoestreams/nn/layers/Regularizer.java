package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

/**
 * What is added to the loss for the size of values: {@code l1} times the sum of their absolute values, and {@code l2}
 * times the sum of their squares, which is not halved.
 *
 * @param l1 finite, at least 0
 * @param l2 finite, at least 0
 */
public record Regularizer(double l1, double l2) {

    private static final Regularizer NONE = new Regularizer(0, 0);

    /** Checks the ranges. */
    public Regularizer {
        check(Double.isFinite(l1) && l1 >= 0, "regulariser's l1", l1, "a finite number >= 0");
        check(Double.isFinite(l2) && l2 >= 0, "regulariser's l2", l2, "a finite number >= 0");
    }

    /** Adds nothing. */
    public static Regularizer none() {
        return NONE;
    }

    /** Of absolute values alone. */
    public static Regularizer l1(double l1) {
        return new Regularizer(l1, 0);
    }

    /** Of squares alone. */
    public static Regularizer l2(double l2) {
        return new Regularizer(0, l2);
    }

    /** Whether nothing is added. */
    public boolean isNone() {
        return l1 == 0 && l2 == 0;
    }

    /** What is added for these values. */
    public double penalty(float[] values) {
        if (isNone()) {
            return 0;
        }
        double absolute = 0;
        double squares = 0;
        for (float value : values) {
            absolute += Math.abs(value);
            squares += (double) value * value;
        }
        return l1 * absolute + l2 * squares;
    }

    /**
     * Adds the penalty's gradients by the values, times {@code factor}, to {@code gradients}; by a value of 0 it is 0.
     */
    public void addGradients(float[] values, double factor, float[] gradients) {
        if (isNone()) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            gradients[i] += (float) (factor * (l1 * Math.signum(values[i]) + 2 * l2 * values[i]));
        }
    }
}
