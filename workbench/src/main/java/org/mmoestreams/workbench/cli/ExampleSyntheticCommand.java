package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.SyntheticBudget;
import org.mmoestreams.workbench.example.SyntheticExample;
import org.mmoestreams.workbench.example.SyntheticOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Losses of several networks on two synthetic tasks, by the tasks' correlation. */
@Command(
        name = "synthetic",
        description = {
            "Show how the losses of shared-bottom, OMoE, MMoE and PLE go with the correlation of two synthetic tasks,"
                    + " as in the paper of MMoE: rows that never come twice, losses on others, several seeds."
        })
public final class ExampleSyntheticCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Option(
            names = "--correlations",
            split = ",",
            paramLabel = "R",
            defaultValue = "0,0.5,0.9,1",
            description = "Correlations of the tasks, each from -1 to 1. Default: ${DEFAULT-VALUE}")
    private List<Double> correlations;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many seeds losses are taken over, beginning with --seed. Default: ${DEFAULT-VALUE}")
    private int seeds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Training steps of each network. Default: ${DEFAULT-VALUE}")
    private int steps;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "128",
            description = "Rows of a step. Default: ${DEFAULT-VALUE}")
    private int batchRows;

    @Option(
            names = "--test-rows",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Rows that losses are taken on; none is learnt. Default: ${DEFAULT-VALUE}")
    private int testRows;

    @Option(
            names = "--checkpoints",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often losses are taken. Default: ${DEFAULT-VALUE}")
    private int checkpoints;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "X",
            description = "Choose each network's rate of Adam among these, by the loss in the mean of --search-seeds"
                    + " other seeds and all correlations. Default: the rates that docs/examples.md names.")
    private List<Double> rates = List.of();

    @Option(
            names = "--search-seeds",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many seeds rates are compared with; none of them is among --seeds. Default:"
                    + " ${DEFAULT-VALUE}")
    private int searchSeeds;

    @Override
    public Integer call() throws IOException {
        return output.run(OptionValues.checked(spec, () -> {
            SyntheticBudget budget = new SyntheticBudget(steps, batchRows, testRows, checkpoints);
            SyntheticOptions.Search search = new SyntheticOptions.Search(rates, searchSeeds);
            return new SyntheticExample(new SyntheticOptions(correlations, budget, search, seeds, output.seed()));
        }));
    }
}
