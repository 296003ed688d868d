package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.labels.LabelDelays;
import org.mmoestreams.workbench.labels.LabelFaults;
import org.mmoestreams.workbench.labels.LabelPlan;
import picocli.CommandLine.Option;

/** Which labels come after their events, and how. To be mixed into a command. */
final class LabelOptions {

    @Option(
            names = "--label-delay",
            paramLabel = "[TASK=]DELAY",
            description = "Send events without their labels, and these later, to the labels topic: fixed:LENGTH,"
                    + " exponential:MEAN, log-normal:MEDIAN:SIGMA, of event time (PT10M) or rows (2000), or"
                    + " column:NAME, milliseconds in a column. Of one task or of all others. Can be repeated.")
    private List<String> delays = List.of();

    @Option(names = "--label-only-positive", description = "Never send negative labels, as of clicks.")
    private boolean onlyPositive;

    @Option(
            names = "--label-loss",
            paramLabel = "SHARE",
            description = "Share of late labels that are never sent. Default: 0")
    private double loss;

    @Option(
            names = "--label-duplicates",
            paramLabel = "SHARE",
            description = "Share of late labels that are sent twice. Default: 0")
    private double duplicates;

    /** Whether labels come late. */
    boolean areLate() {
        return !delays.isEmpty();
    }

    /**
     * The columns that say delays.
     *
     * @throws IllegalArgumentException when a delay is none
     */
    Set<String> columns() {
        return LabelDelays.parse(delays).columns();
    }

    /**
     * What they say; empty when all labels come with their events.
     *
     * @throws IllegalArgumentException when a value is out of range, or they and the data set do not go together
     */
    Optional<LabelPlan> plan(DataSet data, long seed) {
        LabelFaults faults = new LabelFaults(onlyPositive, loss, duplicates);
        check(
                areLate() || faults.equals(LabelFaults.NONE),
                "label-only-positive, --label-loss, --label-duplicates",
                "given",
                "--label-delay beside them, since other labels go with their events");
        return areLate() ? Optional.of(LabelPlan.of(data, LabelDelays.parse(delays), faults, seed)) : Optional.empty();
    }
}
