package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.MetasporeExample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** MetaSpore's demonstration on the census. */
@Command(
        name = "metaspore",
        description = {
            "Learn the census as MetaSpore's multi-task demonstration does: each column an embedding by hash,"
                    + " learnt by FTRL; its published figures beside."
        })
public final class ExampleMetasporeCommand implements Callable<Integer> {

    /** 100 batches of 128, its metric_update_interval. */
    private static final int PRINT_ROWS = 12_800;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Mixin
    private ExampleLearningOptions options;

    @Override
    public Integer call() throws IOException {
        return output.run(
                OptionValues.checked(spec, () -> new MetasporeExample(options.learning(PRINT_ROWS, output.seed()))));
    }
}
