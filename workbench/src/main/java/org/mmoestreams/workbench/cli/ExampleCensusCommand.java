package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.CensusExample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** keras-mmoe's demonstration on the census. */
@Command(
        name = "census",
        description = {
            "Learn the census by keras-mmoe's settings, and by those that learn it best here: loss and AUC of both"
                    + " tasks after each epoch, on the rows learnt, validation and test."
        })
public final class ExampleCensusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Mixin
    private ExampleLearningOptions options;

    @Override
    public Integer call() throws IOException {
        return output.run(OptionValues.checked(spec, () -> new CensusExample(options.learning(0, output.seed()))));
    }
}
