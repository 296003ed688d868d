package org.mmoestreams.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.mmoestreams.Reaction;

/** Settings of a detector that finds changes every some ten rows of anything, and of what is done then. */
public enum EagerDrift {

    /** Looks at errors, 0 or 1. */
    OF_ERRORS("hddm-w"),

    /** Looks at the log loss. */
    OF_LOSSES("page-hinkley"),

    /** Looks at the log loss by the default's rule, as eager as that can be: there is an alarm in few short streams. */
    BY_DEFAULT("adwin");

    private final String detector;

    EagerDrift(String detector) {
        this.detector = detector;
    }

    /** Any of them. */
    public static EagerDrift any(SplittableRandom random) {
        return List.of(values()).get(random.nextInt(values().length));
    }

    /** The detector's name. */
    public String detector() {
        return detector;
    }

    /** Assignments with these behind them, and with a topic of changes. */
    public String[] and(String[] assignments, Reaction.Kind reaction) {
        List<String> all = new ArrayList<>();
        Stream.concat(Stream.of(assignments), assignments(reaction).stream()).forEach(all::add);
        settings().forEach(setting -> all.add("drift." + detector + "." + setting));
        return all.toArray(String[]::new);
    }

    private List<String> settings() {
        return switch (this) {
            case OF_ERRORS -> List.of("drift-confidence=0.4", "warning-confidence=0.5");
            case OF_LOSSES -> List.of("threshold=0.1", "tolerance=0", "warm-up=1");
            case BY_DEFAULT -> List.of("clock=1", "grace=1", "min-window=1", "delta=0.9");
        };
    }

    private List<String> assignments(Reaction.Kind reaction) {
        return List.of(
                "topics.drift=drift",
                "drift.detector=" + detector,
                "drift.input-rows=12",
                "drift.input-threshold=0.5",
                "drift.rate=3",
                "drift.windows=2",
                "drift.reaction=" + reaction.text());
    }
}
