package org.mmoestreams.workbench.demo;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.shaping.ShapedRows;

/**
 * What a demonstration does.
 *
 * @param rows the rows to replay, at least one
 * @param labels which labels come after their events
 * @param partitions partitions of the features topic, at least 1
 * @param evaluate file of its rows to score with the final model
 * @param kills how often the learner is killed on the way, at least 0, at moments that the rows' seed draws
 * @param assignments settings of the learner, {@code key=value} each
 */
public record DemoOptions(
        ShapedRows rows,
        Optional<LabelPlan> labels,
        int partitions,
        Optional<Path> evaluate,
        int kills,
        List<String> assignments) {

    /** Checks the ranges, and that there are rows. */
    public DemoOptions {
        check(rows.range().limit() >= 1, "events", rows.range().limit(), ">= 1");
        atLeast("partitions", partitions, 1);
        atLeast("kill", kills, 0);
        rows.data().checkFiles("evaluate", evaluate.stream().toList());
        assignments = List.copyOf(assignments);
    }

    /**
     * What the learner is told: to show itself over HTTP on a free port, to look often whether the topics that it asked
     * a broker beside it for are there, and where late labels come from, unless it is told otherwise.
     */
    List<String> learnerAssignments() {
        List<String> all = new ArrayList<>(List.of("http.port=0", "kafka.retry.backoff.ms=20"));
        all.addAll(labels.isPresent() ? LabelsTopic.toldTo(assignments) : assignments);
        return all;
    }
}
