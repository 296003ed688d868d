package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.Optional;

/**
 * How a model is learnt in passes: the rows are cut into parts, in their order, and each is scored before it is learnt.
 *
 * @param passes into how many parts of equally many rows; 0: by time
 * @param time how long the events of a pass may be apart, each counted from the epoch; empty: by rows
 * @param epochs how often each pass is learnt, at least 1
 * @param seed draws what is drawn of generated rows
 */
public record PassRules(int passes, Optional<Duration> time, int epochs, long seed) {

    /** Checks the ranges. */
    public PassRules {
        atLeast("passes", passes, 0);
        check(time.isEmpty() == passes > 0, "passes", passes, "either --passes or --pass-by-time");
        check(
                time.isEmpty() || time.get().toMillis() > 0,
                "pass-by-time",
                time.orElse(null),
                "a duration of a millisecond or more, as in PT1H");
        atLeast("epochs", epochs, 1);
    }
}
