package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/**
 * What {@link JacobianExample} looks at.
 *
 * @param rows random rows that the Jacobian is taken at, 2 to 10,000
 * @param width inputs and units of each layer, 2 to 1024
 * @param experts the mixtures' numbers of experts, at least one of 1 to 256, none twice
 * @param activation of the dense layer and of each expert, as the layers name it
 * @param seed seeds rows and weights
 */
public record JacobianOptions(int rows, int width, List<Integer> experts, String activation, long seed) {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_WIDTH = 1024;
    private static final int MOST_EXPERTS = 256;

    /** Checks the ranges, and keeps a copy. */
    public JacobianOptions {
        between("rows", rows, 2, MOST_ROWS);
        between("width", width, 2, MOST_WIDTH);
        check(!experts.isEmpty(), "experts", experts, "one number or more");
        experts.forEach(number -> between("experts", number, 1, MOST_EXPERTS));
        check(experts.stream().distinct().count() == experts.size(), "experts", experts, "no number twice");
        experts = List.copyOf(experts);
    }
}
