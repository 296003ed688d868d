package org.mmoestreams.workbench.shaping;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is made of rows before they are sent.
 *
 * @param shuffle the seed of another order; each round has another one
 * @param rounds how many times they come, at least 1
 * @param drifts how they drift, one drift after the other
 */
public record Shape(OptionalLong shuffle, int rounds, List<Drift> drifts) {

    /** Rows as they are. */
    public static final Shape NONE = new Shape(OptionalLong.empty(), 1, List.of());

    /** Checks the rounds. */
    public Shape {
        atLeast("loop", rounds, 1);
        drifts = List.copyOf(drifts);
    }

    /** Whether events need times that are told, and not those of sending. */
    public boolean needsTimes() {
        return shuffle.isPresent() || rounds > 1;
    }
}
