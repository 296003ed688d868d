package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

/**
 * The sizes of {@link SyntheticTasks}.
 *
 * @param inputs numbers in a row, 2 to 1000
 * @param scale the length of each task's weights, above 0
 * @param sines how many are added to what is linear, at most 100
 * @param noise deviation of what is added to each label, not negative
 */
public record SyntheticShape(int inputs, double scale, int sines, double noise) {

    private static final int MOST_INPUTS = 1000;
    private static final int MOST_SINES = 100;

    /** Checks the ranges. */
    public SyntheticShape {
        between("inputs", inputs, 2, MOST_INPUTS);
        above("scale", scale, 0);
        between("sines", sines, 0, MOST_SINES);
        check(noise >= 0 && Double.isFinite(noise), "noise", noise, "a number >= 0");
    }

    /** That of the paper's and of keras-mmoe's rows. */
    public static SyntheticShape standard() {
        return new SyntheticShape(100, 0.3, 5, 0.1);
    }
}
