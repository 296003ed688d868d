package org.mmoestreams.workbench.demo;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.RowRange;

/**
 * What a demonstration does.
 *
 * @param data what the events are, and their rows
 * @param rows files of its rows to replay; none: generated rows
 * @param events events at most, at least 1
 * @param partitions partitions of the features topic, at least 1
 * @param evaluate file of its rows to score with the final model
 * @param kills how often the learner is killed on the way, at least 0
 * @param seed seeds the generated rows and the moments of the kills
 * @param assignments settings of the learner, {@code key=value} each
 */
public record DemoOptions(
        DataSet data,
        List<Path> rows,
        long events,
        int partitions,
        Optional<Path> evaluate,
        int kills,
        long seed,
        List<String> assignments) {

    /** Checks the ranges, and that there are rows. */
    public DemoOptions {
        check(events >= 1, "events", events, ">= 1");
        atLeast("partitions", partitions, 1);
        atLeast("kill", kills, 0);
        data.checkFiles("rows", rows);
        data.checkFiles("evaluate", evaluate.stream().toList());
        data.events(rows, seed, RowRange.first(0), EventClock.wallClock()).close();
        rows = List.copyOf(rows);
        assignments = List.copyOf(assignments);
    }
}
