package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.PaddlerecExample;
import org.mmoestreams.workbench.example.PassOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** PaddleRec's settings on the census. */
@Command(
        name = "paddlerec",
        description = {
            "Learn the census by PaddleRec's settings of MMoE, in passes, each of which is scored by the model so far"
                    + " and learnt then; its published figures beside."
        })
public final class ExamplePaddlerecCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Mixin
    private ExampleRowOptions rows;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Cut the rows into N passes, in their order. Default: ${DEFAULT-VALUE}")
    private int passes;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each pass is learnt. Default: ${DEFAULT-VALUE}")
    private int epochs;

    @Override
    public Integer call() throws IOException {
        return output.run(OptionValues.checked(
                spec, () -> new PaddlerecExample(new PassOptions(rows.rows(), passes, epochs, output.seed()))));
    }
}
