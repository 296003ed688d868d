package org.mmoestreams.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.Reaction;

/** Settings of a detector that finds changes every some ten rows of anything, and of what is done then. */
public final class EagerDrift {

    private EagerDrift() {}

    /** Assignments, with a topic of changes. */
    public static List<String> assignments(Reaction.Kind reaction) {
        return List.of(
                "topics.drift=drift",
                "drift.detector=hddm-w",
                "drift.hddm-w.drift-confidence=0.4",
                "drift.hddm-w.warning-confidence=0.5",
                "drift.input-rows=12",
                "drift.input-threshold=1",
                "drift.rate=3",
                "drift.windows=2",
                "drift.reaction=" + reaction.text());
    }

    /** Assignments with these behind them. */
    public static String[] and(String[] assignments, Reaction.Kind reaction) {
        List<String> all = new ArrayList<>();
        Stream.concat(Stream.of(assignments), assignments(reaction).stream()).forEach(all::add);
        return all.toArray(String[]::new);
    }
}
