package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.SyntheticPhases;
import org.mmoestreams.workbench.example.SyntheticStreamExample;
import org.mmoestreams.workbench.example.SyntheticStreamOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Losses of several networks on a stream of two synthetic tasks whose correlation drifts. */
@Command(
        name = "synthetic-stream",
        description = {
            "Show how shared-bottom, OMoE, MMoE and PLE follow two synthetic tasks whose correlation changes on the way"
                    + " of a stream: each window of rows is predicted, then learnt."
        })
public final class ExampleSyntheticStreamCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Option(
            names = "--correlations",
            split = ",",
            paramLabel = "R",
            defaultValue = "1,0.5,0,1",
            description = "Correlations of the tasks, of one phase after another. Default: ${DEFAULT-VALUE}")
    private List<Double> correlations;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Windows of each phase. Default: ${DEFAULT-VALUE}")
    private int windows;

    @Option(
            names = "--ramp",
            paramLabel = "N",
            defaultValue = "0",
            description = "In how many windows the correlation moves to that of a new phase. Default: ${DEFAULT-VALUE},"
                    + " at once")
    private int rampWindows;

    @Option(
            names = "--window-rows",
            paramLabel = "N",
            defaultValue = "128",
            description = "Rows of a window. Default: ${DEFAULT-VALUE}")
    private int windowRows;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many seeds losses are taken over, beginning with --seed. Default: ${DEFAULT-VALUE}")
    private int seeds;

    @Override
    public Integer call() throws IOException {
        return output.run(OptionValues.checked(
                spec,
                () -> new SyntheticStreamExample(new SyntheticStreamOptions(
                        new SyntheticPhases(correlations, windows, rampWindows, windowRows), seeds, output.seed()))));
    }
}
