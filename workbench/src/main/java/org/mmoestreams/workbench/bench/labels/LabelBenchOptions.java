package org.mmoestreams.workbench.bench.labels;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.shaping.ShapedRows;

/**
 * What the benchmark of late labels does.
 *
 * @param rows the rows, with their labels
 * @param labels which labels come after their events, and how long after
 * @param windows by task the window in place of the spec's, after which an event is learnt as a negative
 * @param policies what is done with late labels, in turn; at least one
 * @param oracle whether all that was published is computed again from what the topics hold
 * @param assignments settings of the learner, {@code key=value} each
 */
public record LabelBenchOptions(
        ShapedRows rows,
        LabelPlan labels,
        Map<String, Duration> windows,
        List<LabelPolicy> policies,
        boolean oracle,
        List<String> assignments) {

    /** Checks that there is a task whose late labels can be treated in several ways. */
    public LabelBenchOptions {
        windows = Map.copyOf(windows);
        policies = List.copyOf(policies);
        assignments = List.copyOf(assignments);
        check(!policies.isEmpty(), "policy", "none", "at least one");
        FeatureSpec spec = rows.data().format().schema().spec();
        List<String> names = spec.tasks().stream().map(Task::name).toList();
        windows.keySet().forEach(name -> check(names.contains(name), "attribution", name, "a task: " + names));
        check(
                tasks(spec, windows).stream().anyMatch(LabelBenchOptions::isNegativeAtEnd),
                "attribution",
                "none",
                "a window for at least one binary task, as in --attribution " + names.get(0)
                        + "=PT10M, or attribution and at-end: negative in the spec");
    }

    /** The spec with the windows in place of its own. */
    FeatureSpec spec() {
        FeatureSpec spec = rows.data().format().schema().spec();
        return new FeatureSpec(spec.row(), spec.features(), tasks(spec, windows), spec.ignored());
    }

    /** Whether a task learns an event as a negative when no label has come: those that policies are about. */
    static boolean isNegativeAtEnd(Task task) {
        return task.attribution().atEnd() == AtEnd.NEGATIVE;
    }

    private static List<Task> tasks(FeatureSpec spec, Map<String, Duration> windows) {
        return spec.tasks().stream()
                .map(task -> windows.containsKey(task.name()) ? windowed(task, windows.get(task.name())) : task)
                .toList();
    }

    private static Task windowed(Task task, Duration window) {
        Late late = task.attribution().late();
        return task.attributing(new Attribution(window, AtEnd.NEGATIVE, late, null));
    }
}
