package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.bench.drift.DriftBench;
import org.mmoestreams.workbench.bench.drift.DriftBenchOptions;
import org.mmoestreams.workbench.bench.drift.DriftFigures;
import org.mmoestreams.workbench.bench.drift.DriftTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how soon a learner follows drifts. */
@Command(
        name = "drift",
        description = {
            "Measure how soon a learner notices and follows drifts, without Kafka: one learner learns all rows, each"
                    + " predicted before it is learnt; from each drift on one that starts anew learns the same rows"
                    + " beside it. Training windows close by rows alone.",
            "A task has followed when its AUC over the last --rolling-rows rows, all of them after the drift, is within"
                    + " 0.01 of the new learner's. Alarms are those of drift.detector, with drift.reaction."
        })
public final class BenchDriftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOutput output;

    @Mixin
    private StreamOptions stream;

    @Mixin
    private DemoConfigOptions config;

    @Option(
            names = "--rolling-rows",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Rows that AUC is over. Default: ${DEFAULT-VALUE}")
    private int rollingRows;

    @Option(
            names = "--after",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many rows after a drift the two learners are compared. Default: ${DEFAULT-VALUE}")
    private long after;

    @Override
    public Integer call() throws IOException {
        DriftBenchOptions options = options();
        output.begin();
        DriftFigures figures;
        try (var interruption = Interruption.watch()) {
            figures = DriftBench.run(options, interruption::requested, output::say);
        }
        output.say(figures.rows() + " rows, " + figures.alarmsBefore() + " alarms before the first drift");
        output.end("drift", DriftTable.of(figures), figures);
        return 0;
    }

    private DriftBenchOptions options() {
        DemoConfig learner = config.read();
        return OptionValues.checked(spec, () -> {
            Settings settings = Settings.of(learner.assignments().toArray(String[]::new));
            return new DriftBenchOptions(
                    stream.rows(learner.event()), settings.learner(), settings.drift(), rollingRows, after);
        });
    }
}
